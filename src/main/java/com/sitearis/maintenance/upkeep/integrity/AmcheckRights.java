package com.sitearis.maintenance.upkeep.integrity;

import static com.sitearis.maintenance.finding.Severity.WARNING;

import com.sitearis.maintenance.finding.Finding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the account may verify.
 *
 * @param schema of the extension; null when it is missing
 * @param heaps false before PostgreSQL 14, which has no check of tables
 */
record AmcheckRights(@Nullable String schema, boolean heaps, boolean indexes, boolean parents) {

    static AmcheckRights of(ResultSet row) throws SQLException {
        return new AmcheckRights(
                row.getString("schema"), row.getBoolean("heaps"), row.getBoolean("indexes"), row.getBoolean("parents"));
    }

    boolean any() {
        return heaps || indexes;
    }

    /** What could not be seen for want of it. */
    Optional<Finding> finding() {
        if (schema == null) {
            return Optional.of(new Finding(
                    "amcheck-missing",
                    "",
                    WARNING,
                    "the extension amcheck is not there: no table and no index is verified",
                    "create extension amcheck, then grant execute on its functions verify_heapam and bt_index_check"));
        }
        if (heaps && indexes) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "amcheck-missing",
                "",
                WARNING,
                "without the right to its functions, or before PostgreSQL 14: "
                        + (heaps ? "" : "no table is verified") + (heaps || indexes ? "" : ", ")
                        + (indexes ? "" : "no index is verified"),
                "grant execute on all functions in schema " + schema + " that belong to amcheck"));
    }
}
