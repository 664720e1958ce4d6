package com.sitearis.maintenance.kpi.detail;

import com.sitearis.maintenance.kpi.edition.Edition;
import com.sitearis.maintenance.kpi.edition.StoredEdition;
import com.sitearis.maintenance.kpi.edition.WorkbookDamaged;
import com.sitearis.maintenance.kpi.inputs.MonthInputs;
import com.sitearis.maintenance.kpi.words.Words;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The detail files of editions. Their rows are too many to be frozen with an edition; they are read once, soon after it, and
 * what was written then is kept.
 */
public final class Details {

    private static final int FETCH = 5000;
    private static final String ENDING = ".xlsx";

    private final JdbcClient jdbc;
    private final DataSource database;
    private final TransactionTemplate snapshot;

    public Details(DataSource database) {
        this.jdbc = JdbcClient.create(database);
        this.database = database;
        this.snapshot = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.snapshot.setIsolationLevel(TransactionTemplate.ISOLATION_REPEATABLE_READ);
    }

    /** The detail file, made and kept if it is not there; empty when there is no row to show. */
    public Optional<Detail> of(StoredEdition edition) {
        Optional<Detail> known = find(edition);
        if (known.isEmpty()) {
            make(edition);
            known = find(edition);
        }
        return known.filter(detail -> detail.rows() > 0);
    }

    private Optional<Detail> find(StoredEdition edition) {
        return jdbc.sql("select detail_rows, detail_bytes, detail_sha256 from app.report_run"
                        + " where id = :id and detail_rows is not null")
                .param("id", edition.id())
                .query((row, number) ->
                        new Detail(edition.id(), name(edition), row.getLong(1), row.getLong(2), row.getString(3)))
                .optional();
    }

    /** {@code SiteAris_KPI_2026-10_v1_detail.xlsx}. */
    private static String name(StoredEdition edition) {
        String workbook = edition.fileName();
        return workbook.substring(0, workbook.length() - ENDING.length()) + "_detail" + ENDING;
    }

    /** The bytes; of a large file they are many. */
    public byte[] bytes(Detail detail) {
        byte[] bytes = Objects.requireNonNull(jdbc.sql("select detail from app.report_run where id = :id")
                .param("id", detail.edition())
                .query((row, number) -> row.getBytes(1))
                .single());
        if (!DigestUtils.sha256Hex(bytes).equals(detail.sha256())) {
            throw new WorkbookDamaged(detail.fileName());
        }
        return bytes;
    }

    private void make(StoredEdition edition) {
        try {
            Path file = Files.createTempFile("kpi-detail", ENDING);
            try {
                MessageDigest digest = DigestUtils.getSha256Digest();
                long rows;
                try (OutputStream out =
                        new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), digest)) {
                    rows = write(edition.edition(), out);
                }
                keep(edition, rows, HexFormat.of().formatHex(digest.digest()), file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing the detail file of " + edition.fileName(), e);
        }
    }

    /** Answers how many rows it wrote, all of them as of one moment. */
    long write(Edition edition, OutputStream out) throws IOException {
        MonthInputs inputs = edition.inputs();
        try (DetailBook book = new DetailBook(out, Words.in(edition.language()), inputs.zone())) {
            snapshot.executeWithoutResult(status -> DetailTable.all().forEach(table -> fill(book, table, inputs)));
            return book.rows();
        }
    }

    private void fill(DetailBook book, DetailTable table, MonthInputs inputs) {
        JdbcTemplate template = new JdbcTemplate(database);
        template.setFetchSize(FETCH);
        try {
            DetailBook.Table sheet = book.table(table.name(), table.columns());
            new NamedParameterJdbcTemplate(template)
                    .query(
                            table.sql(),
                            Map.of(
                                    "environment", inputs.environment(),
                                    "from", inputs.begin().atOffset(ZoneOffset.UTC),
                                    "until", inputs.end().atOffset(ZoneOffset.UTC)),
                            row -> {
                                write(row, sheet, table.columns().size());
                            });
            sheet.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(ResultSet row, DetailBook.Table sheet, int columns) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[columns];
        for (int i = 0; i < columns; i++) {
            Object value = row.getObject(i + 1);
            values[i] = value instanceof Timestamp ? row.getObject(i + 1, OffsetDateTime.class) : value;
        }
        try {
            sheet.row(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first file stays; without rows there is nothing to keep but that. */
    private void keep(StoredEdition edition, long rows, String sha256, Path file) {
        new JdbcTemplate(database).execute((Connection connection) -> {
            try (PreparedStatement update = connection.prepareStatement("update app.report_run set detail_rows = ?,"
                            + " detail_sha256 = ?, detail_bytes = ?, detail = ? where id = ? and detail_rows is null");
                    InputStream in = Files.newInputStream(file)) {
                long size = Files.size(file);
                update.setLong(1, rows);
                update.setString(2, sha256);
                update.setLong(3, rows == 0 ? 0 : size);
                if (rows == 0) {
                    update.setNull(4, Types.BINARY);
                } else {
                    update.setBinaryStream(4, in, size);
                }
                update.setLong(5, edition.id());
                return update.executeUpdate();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
