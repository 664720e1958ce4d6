package com.sitearis.maintenance.backup.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupFixture;
import com.sitearis.maintenance.backup.DumpMethod;
import com.sitearis.maintenance.backup.restore.CopyCheck;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.Quoting;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.storage.Encryption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a comparison with the witness finds: the shop is backed up and restored once; each fault is planted in a clone of the
 * restored copy, and must be named, it and nothing else.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantedFaultsIT {

    private static final String COPY = "planted_copy";
    private static final String CLONE = "planted_clone";

    private CopyCheck check;

    /** A fault, what it does to the copy, and what must be told of it. */
    record Fault(String name, List<String> sql, List<String> told) {
        Fault(String name, String sql, String... told) {
            this(name, List.of(sql), List.of(told));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    void backUpAndRestoreTheShop(@TempDir Path folder) throws Exception {
        BackupFixture fixture = new BackupFixture("planted", folder, Files.readString(Path.of("sql/demo/shop.sql")));
        Backup backup = fixture.sealed(BackupFixture.settings(DumpMethod.STREAM));
        check = CopyCheck.of(fixture, backup, Encryption.none());
        check.restore(fixture, backup, COPY, folder.resolve("unpacked"));
    }

    @AfterAll
    void dropThem() {
        for (String name : List.of(CLONE, COPY, "planted_shop", "planted_own")) {
            TestServer.execute(TestServer.address(), "drop database if exists " + name + " with (force)");
        }
    }

    @Test
    void anUntouchedCopyHasNoDifferences() throws Exception {
        assertThat(check.differences(cloned())).isEmpty();
        assertThat(check.witness().rows()).isGreaterThan(90_000);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void isFoundAndNamed(Fault fault) throws Exception {
        PgAddress clone = cloned();
        TestServer.execute(clone, fault.sql().toArray(String[]::new));
        assertThat(check.differences(clone)).containsExactlyInAnyOrderElementsOf(fault.told());
    }

    /** Quicker than a clone for each: the change is made in a transaction, and the hash read within. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void aChangedValueChangesTheTablesHash(Fault fault) throws Exception {
        try (Connection connection = TestServer.open(TestServer.address().withDatabase(COPY));
                Statement statement = connection.createStatement()) {
            SessionRules.apply(connection);
            connection.setAutoCommit(false);
            assertThat(statement.executeUpdate(fault.sql().get(0))).isPositive();
            List<String> told = new ArrayList<>();
            for (Witness.Table table : check.witness().tables()) {
                String query = RowHash.query(Quoting.quoted(table.schema(), table.name()), table.expressions(), true);
                if (fault.told().get(0).startsWith("table " + table.display() + ":")
                        && Objects.requireNonNull(
                                                Reading.rows(connection, query).hash())
                                        .compareTo(Objects.requireNonNull(table.hash()))
                                != 0) {
                    told.add(content(table.display(), (int) table.rows()));
                }
            }
            assertThat(told).isEqualTo(fault.told());
        }
    }

    private static PgAddress cloned() {
        TestServer.execute(
                TestServer.address(),
                "drop database if exists " + CLONE + " with (force)",
                "create database " + CLONE + " template " + COPY);
        return TestServer.address().withDatabase(CLONE);
    }

    static List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        faults.addAll(rows());
        faults.addAll(sequences());
        faults.addAll(definitions());
        faults.addAll(rights());
        faults.addAll(largeObjects());
        return faults;
    }

    private static List<Fault> rows() {
        return List.of(
                new Fault(
                        "a row is missing",
                        "delete from shop.carts where id = (select min(id::text)::uuid from shop.carts)",
                        "table shop.carts: 2999 rows instead of 3000"),
                new Fault(
                        "a row is missing in a partition",
                        "delete from shop.stock_lyon_1 where product_id = (select min(product_id) from shop.stock_lyon_1)",
                        "table shop.stock_lyon_1: 117 rows instead of 118"),
                new Fault(
                        "a row without columns is added",
                        "insert into shop.\"no columns\" default values",
                        "table shop.no columns: 4 rows instead of 3"),
                new Fault(
                        "a row is added",
                        "insert into shop.translations values ('fr', 99, 'de trop')",
                        "table shop.translations: 606 rows instead of 605"),
                new Fault(
                        "two rows have exchanged their values",
                        "update shop.carts c set content = o.content from shop.carts o"
                                + " where (c.id, o.id) in ((md5('cart1')::uuid, md5('cart2')::uuid), (md5('cart2')::uuid, md5('cart1')::uuid))",
                        content("shop.carts", 3000)),
                new Fault(
                        "a row stands twice and another is gone",
                        "update shop.sessions set id = id; alter table shop.page_views disable trigger all;"
                                + " delete from shop.page_views where ctid = (select min(ctid) from shop.page_views);"
                                + " insert into shop.page_views select * from shop.page_views limit 1;"
                                + " alter table shop.page_views enable trigger all",
                        content("shop.page_views", 10000)),
                new Fault("a table is empty", "truncate shop.carts", "table shop.carts: 0 rows instead of 3000"));
    }

    static List<Fault> values() {
        return List.of(
                type("a text", "a_varchar = a_varchar || ' ' where id = 3"),
                type("a json's blank", "a_json = '{\"a\":1,\"a\":2}' where id = 3"),
                type("a json's repeated key", "a_json = '{\"a\" :2,\"a\":2}' where id = 3"),
                type("a jsonb", "a_jsonb = a_jsonb || '{\"b\": 1}' where id = 3"),
                type("a real by one bit", "a_real = 0.10000001 where id = 6"),
                type("a double by one bit", "a_double = 0.3 where id = 6"),
                type("a numeric's scale", "a_numeric = 1.00 where id = 3"),
                type("an array's element", "ints = '{{1,2},{3,4}}' where id = 3"),
                type("an array's lower bound", "ints = '[1:3]={1,2,3}' where id = 2"),
                type(
                        "an array's null for the word",
                        "texts = '{\"a,b\",\"c\\\"d\",\"NULL\",\"NULL\",\"\",\"é\\\\\"}' where id = 2"),
                type("a null for an empty text", "a_varchar = null where id = 1"),
                type("a byte", "a_bytea = '\\x00ff5c0a0d08' where id = 2"),
                type("an interval of equal length", "an_interval = '30 days' where id = 5"),
                type("a time zone's offset", "a_timetz = '11:30+05:00' where id = 4"),
                type("a microsecond", "a_timestamptz = '294276-12-31 23:59:59.999998+00' where id = 3"),
                type("a point", "a_point = '(0,0.1)' where id = 3"),
                type("a range's bound", "ranges = '{empty,\"[2024-01-01,infinity)\"}' where id = 2"),
                type("an array's shape", "ints = '{1,2,3,NULL}' where id = 3"),
                type("a jsonb's structure", "a_jsonb = '[1, 2.0, \"é\", {}, {\"\": \"\"}]' where id = 2"),
                type("a number's scale within a jsonb", "a_jsonb = '[1, 2.00, \"é\", {\"\": \"\"}]' where id = 2"),
                new Fault(
                        "a field that the type's cast to text leaves out",
                        "update shop.addresses set address.postcode = '00000' where id = 1",
                        content("shop.addresses", 5000)),
                new Fault(
                        "an element that moved from one array to the next",
                        "update shop.orders_2024 set tracking = tracking[1:1] || tracking[1:1] where id = 2",
                        content("shop.orders_2024", 7009)),
                new Fault(
                        "two rows of a wide table have exchanged one number",
                        "update shop.products p set weight = o.weight from shop.products o where p.id + o.id = 3 and abs(p.id - o.id) = 1",
                        content("shop.products", 800)),
                type("a bit", "a_bit = B'00001' where id = 1"),
                new Fault(
                        "an enum",
                        "update shop.payments set status = 'échoué' where id = 1",
                        content("shop.payments", 20000)),
                new Fault(
                        "an enum within an array",
                        "update shop.payments set history = '{refunded}' where id = 1",
                        content("shop.payments", 20000)),
                new Fault(
                        "a control character",
                        "update shop.translations set \"text\" = replace(\"text\", chr(7), chr(8)) where language = 'control' and id = 1",
                        content("shop.translations", 605)),
                new Fault(
                        "a letter composed otherwise",
                        "update shop.translations set \"text\" = normalize(\"text\") where language = 'combining' and id = 1",
                        content("shop.translations", 605)),
                new Fault(
                        "an upper-case letter where the collation sees none",
                        "update shop.labels set label = 'épée' where label = 'Épée'",
                        content("shop.labels", 3)),
                new Fault(
                        "a field of a composite",
                        "update shop.addresses set address.city = 'Paris ' where id = 1",
                        content("shop.addresses", 5000)),
                new Fault(
                        "a name of a relation by its oid",
                        "update \"back office\".audit_log set what = 'shop.orders' where id = 1",
                        content("back office.audit_log", 10000)));
    }

    private static Fault type(String name, String change) {
        return new Fault(name, "update \"odd.schema\".every_type set " + change, content("odd.schema.every_type", 7));
    }

    private static String content(String table, int rows) {
        return "table " + table + ": " + rows + " rows, but their content differs";
    }

    private static List<Fault> sequences() {
        return List.of(
                new Fault(
                        "a sequence is set back",
                        "select setval('shop.invoice_number', 20250001, false)",
                        "sequence shop.invoice_number stands at 20250001 (not called) instead of 20260001 (not called)"),
                new Fault(
                        "a sequence has forgotten that it was called",
                        "select setval('shop.exhausted', 3, false)",
                        "sequence shop.exhausted stands at 3 (not called) instead of 3"),
                new Fault(
                        "an identity's sequence begins anew",
                        "alter table shop.customers alter id restart",
                        "sequence shop.customers_id_seq stands at 1000 (not called) instead of 26005"),
                new Fault(
                        "a sequence is missing",
                        "drop sequence shop.never_called",
                        "missing: SEQUENCE shop.never_called",
                        "missing: ACL shop.SEQUENCE never_called",
                        "sequence shop.never_called cannot be read: ERROR: relation \"shop.never_called\" does not exist"),
                new Fault(
                        "a sequence counts otherwise",
                        "alter sequence shop.ticket no cycle",
                        "defined differently: SEQUENCE shop.ticket"));
    }

    private static List<Fault> definitions() {
        return List.of(
                new Fault(
                        "an index is missing",
                        "drop index shop.customers_email",
                        "missing: INDEX shop.customers_email"),
                new Fault(
                        "an index is another one of the same name",
                        "drop index shop.products_title; create index products_title on shop.products (title)",
                        "defined differently: INDEX shop.products_title"),
                new Fault(
                        "a foreign key is missing",
                        "alter table shop.order_items drop constraint order_items_order",
                        "missing: FK CONSTRAINT shop.order_items order_items_order"),
                new Fault(
                        "a check is missing",
                        "alter table shop.categories drop constraint categories_not_own_parent",
                        "defined differently: TABLE shop.categories"),
                new Fault(
                        "a primary key is missing",
                        "alter table shop.sessions drop constraint sessions_pkey",
                        "missing: CONSTRAINT shop.sessions sessions_pkey"),
                new Fault(
                        "a constraint is valid that was not",
                        "delete from shop.payments where false; alter table shop.payments validate constraint payments_order",
                        "defined differently: FK CONSTRAINT shop.payments payments_order"),
                new Fault(
                        "a trigger is missing",
                        "drop trigger products_changed on shop.products",
                        "missing: TRIGGER shop.products products_changed"),
                new Fault(
                        "a trigger is switched off",
                        "alter table shop.products disable trigger products_changed",
                        "defined differently: TRIGGER shop.products products_changed"),
                new Fault(
                        "a trigger is switched on",
                        "alter table \"back office\".audit_log enable trigger audit_switched_off",
                        "defined differently: TRIGGER back office.audit_log audit_switched_off"),
                new Fault(
                        "a rule is missing",
                        "drop rule contacts_keep on shop.contacts",
                        "missing: RULE shop.contacts contacts_keep"),
                new Fault(
                        "a policy is missing",
                        "drop policy own_carts on shop.carts",
                        "missing: POLICY shop.carts own_carts",
                        "missing: COMMENT shop.POLICY own_carts ON carts"),
                new Fault(
                        "a policy hides other rows",
                        "alter policy orders_of_the_web on shop.orders using (channel = 'app')",
                        "defined differently: POLICY shop.orders orders_of_the_web"),
                new Fault(
                        "row-level security is off",
                        "alter table shop.orders disable row level security",
                        "missing: ROW SECURITY shop.orders"),
                new Fault(
                        "row-level security spares the owner",
                        "alter table shop.carts no force row level security",
                        "defined differently: TABLE shop.carts"),
                new Fault(
                        "a function is missing",
                        "drop function shop.best_sellers(integer)",
                        "missing: FUNCTION shop.best_sellers(integer)"),
                new Fault(
                        "a function's body differs by a blank",
                        "create or replace function shop.slug(title text) returns text language sql immutable strict parallel safe as $$ select trim(both '-' from regexp_replace(lower(title), '[^[:alnum:]]+', '-',  'g')) $$",
                        "defined differently: FUNCTION shop.slug(text)"),
                new Fault(
                        "a view is missing",
                        "drop view shop.customer_totals",
                        "missing: VIEW shop.customer_totals",
                        "missing: RULE shop.customer_totals _RETURN",
                        "missing: ACL shop.TABLE customer_totals"),
                new Fault(
                        "a view shows more",
                        "create or replace view shop.french_categories as select * from shop.categories where id <= 21 with local check option",
                        "defined differently: VIEW shop.french_categories"),
                new Fault(
                        "a materialized view is missing",
                        "drop materialized view shop.not_yet_filled",
                        "missing: MATERIALIZED VIEW shop.not_yet_filled",
                        "missing: INDEX shop.not_yet_filled_title",
                        "missing: ACL shop.TABLE not_yet_filled"),
                new Fault(
                        "a comment is missing",
                        "comment on column shop.customers.notes is null",
                        "missing: COMMENT shop.COLUMN customers.notes"),
                new Fault(
                        "a default differs",
                        "alter table shop.products alter tax_rate set default 0.21",
                        "defined differently: TABLE shop.products"),
                new Fault(
                        "a column may be null",
                        "alter table shop.products alter price drop not null",
                        "defined differently: TABLE shop.products"),
                new Fault(
                        "a column is added",
                        "alter table shop.contacts_business add column extra integer",
                        "defined differently: TABLE shop.contacts_business"),
                new Fault(
                        "a column is gone",
                        "alter table shop.contacts_business drop column company",
                        "defined differently: TABLE shop.contacts_business",
                        "table shop.contacts_business cannot be read: ERROR: column t.company does not exist"),
                new Fault(
                        "a table is logged",
                        "alter table shop.sessions set logged",
                        "defined differently: TABLE shop.sessions"),
                new Fault(
                        "a table is missing",
                        "drop table shop.carts",
                        "missing: TABLE shop.carts",
                        "missing: CONSTRAINT shop.carts carts_pkey",
                        "missing: TRIGGER shop.carts carts_checked",
                        "missing: FK CONSTRAINT shop.carts carts_customer_id_fkey",
                        "missing: ROW SECURITY shop.carts",
                        "missing: POLICY shop.carts no_expired_carts",
                        "missing: POLICY shop.carts own_carts",
                        "missing: COMMENT shop.POLICY own_carts ON carts",
                        "missing: ACL shop.TABLE carts",
                        "table shop.carts cannot be read: ERROR: relation \"shop.carts\" does not exist"),
                new Fault(
                        "a table is added",
                        "create table public.extra (id integer)",
                        "not in the source: TABLE public.extra"),
                new Fault(
                        "a partition stands alone",
                        "alter table shop.orders detach partition shop.orders_2026_12",
                        "missing: TABLE ATTACH shop.orders_2026_12",
                        "missing: INDEX ATTACH shop.orders_2026_12_customer_id_placed_at_idx",
                        "missing: INDEX ATTACH shop.orders_2026_12_pkey",
                        "missing: INDEX ATTACH shop.orders_2026_12_placed_at_idx",
                        "not in the source: FK CONSTRAINT shop.orders_2026_12 orders_customer_id_fkey"),
                new Fault(
                        "an enum's value is added",
                        "alter type shop.channel add value 'fax'",
                        "defined differently: TYPE shop.channel"),
                new Fault(
                        "a domain's check is missing",
                        "alter domain shop.email drop constraint email_check",
                        "defined differently: DOMAIN shop.email"),
                new Fault(
                        "a publication is missing",
                        "drop publication shop_changes",
                        "missing: PUBLICATION shop_changes",
                        "missing: PUBLICATION TABLE shop.shop_changes order_items",
                        "missing: PUBLICATION TABLE shop.shop_changes orders",
                        "missing: PUBLICATION TABLE shop.shop_changes products"),
                new Fault(
                        "statistics are missing",
                        "drop statistics shop.customers_habits",
                        "missing: STATISTICS shop.customers_habits"));
    }

    private static List<Fault> rights() {
        return List.of(
                new Fault(
                        "a privilege is revoked",
                        "revoke select on shop.products from shop_readonly",
                        "defined differently: ACL shop.TABLE products"),
                new Fault(
                        "a privilege is granted",
                        "grant update on shop.products to shop_readonly",
                        "defined differently: ACL shop.TABLE products"),
                new Fault(
                        "a privilege on a column is revoked",
                        "revoke update (notes) on shop.customers from shop_readonly",
                        "missing: ACL shop.COLUMN customers.notes"),
                new Fault(
                        "a privilege may no longer be passed on",
                        "revoke grant option for execute on function shop.anonymise(integer, text[], text[]) from shop_app",
                        "defined differently: ACL shop.FUNCTION anonymise(customer integer, keep text[], VARIADIC reasons text[])"),
                new Fault(
                        "default privileges are gone",
                        "alter default privileges in schema shop revoke select on tables from shop_readonly",
                        "defined differently: DEFAULT ACL shop.DEFAULT PRIVILEGES FOR TABLES",
                        "missing: DEFAULT ACL shop.DEFAULT PRIVILEGES FOR TABLES #2"),
                new Fault(
                        "a table has another owner",
                        "alter table shop.products owner to shop_app",
                        "owned by shop_app instead of maintenance_scratch: TABLE shop.products",
                        "owned by shop_app instead of maintenance_scratch: SEQUENCE shop.products_id_seq",
                        "owned by shop_app instead of maintenance_scratch: CONSTRAINT shop.products products_pkey",
                        "owned by shop_app instead of maintenance_scratch: CONSTRAINT shop.products products_sku_key",
                        "owned by shop_app instead of maintenance_scratch: INDEX shop.products_attributes",
                        "owned by shop_app instead of maintenance_scratch: INDEX shop.products_prices",
                        "owned by shop_app instead of maintenance_scratch: INDEX shop.products_search",
                        "owned by shop_app instead of maintenance_scratch: INDEX shop.products_sku_hash",
                        "owned by shop_app instead of maintenance_scratch: INDEX shop.products_title",
                        "owned by shop_app instead of maintenance_scratch: TRIGGER shop.products products_changed",
                        "owned by shop_app instead of maintenance_scratch: FK CONSTRAINT shop.products products_category_id_fkey",
                        "defined differently: ACL shop.TABLE products",
                        "defined differently: ACL shop.SEQUENCE products_id_seq"),
                new Fault(
                        "a function has another owner",
                        "alter function shop.slug(text) owner to shop_readonly",
                        "owned by shop_readonly instead of shop_app: FUNCTION shop.slug(text)",
                        "owned by shop_readonly instead of shop_app: COMMENT shop.FUNCTION slug(title text)"));
    }

    private static List<Fault> largeObjects() {
        String content = "the content of the large objects differs";
        return List.of(
                new Fault("a large object is missing", "select lo_unlink(910005)", "4 large objects instead of 5"),
                new Fault(
                        "a large object is added",
                        "select lo_from_bytea(920001, '\\x01')",
                        "6 large objects instead of 5"),
                new Fault("a large object differs by a byte", "select lo_put(910003, 2000000, '\\x00')", content),
                new Fault(
                        "two large objects have exchanged their contents",
                        "create table public.o as select lo_get(910001) a, lo_get(910005) b; select lo_unlink(910001), lo_unlink(910005); select lo_from_bytea(910001, b), lo_from_bytea(910005, a) from public.o; drop table public.o",
                        content),
                new Fault(
                        "a large object is shorter",
                        "select lo_unlink(910005), lo_from_bytea(910005, '\\x00ff')",
                        content),
                new Fault(
                        "a large object has another number",
                        "select lo_unlink(910005), lo_from_bytea(910006, '\\x00ff00')",
                        content));
    }
}
