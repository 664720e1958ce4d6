package com.sitearis.maintenance.backup.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTextTest {

    private static final String ORDERS = """
            --
            -- PostgreSQL database dump
            --

            \\restrict %s

            -- Dumped from database version 15.20
            SET search_path = '';

            --
            -- Name: orders; Type: TABLE; Schema: public; Owner: %s
            --

            CREATE TABLE public.orders (
                id bigint NOT NULL%s
            );


            ALTER TABLE public.orders OWNER TO %s;

            --
            -- Name: orders orders_pkey; Type: CONSTRAINT; Schema: public; Owner: shop
            --

            ALTER TABLE ONLY public.orders
                ADD CONSTRAINT orders_pkey PRIMARY KEY (id);

            --
            -- PostgreSQL database dump complete
            --

            \\unrestrict %s
            """;

    @Test
    void namesEachObjectWithItsOwner() throws IOException {
        assertThat(read(ORDERS.formatted("a", "shop", "", "shop", "a")))
                .extracting(Witness.Definition::display, Witness.Definition::owner)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("TABLE public.orders", "shop"),
                        org.assertj.core.groups.Tuple.tuple("CONSTRAINT public.orders orders_pkey", "shop"));
    }

    @Test
    void theTokenOfTheCallDoesNotCount() throws IOException {
        assertThat(read(ORDERS.formatted("a", "shop", "", "shop", "a")))
                .isEqualTo(read(ORDERS.formatted("b", "shop", "", "shop", "b")));
    }

    @Test
    void anotherOwnerIsAnotherOwnerButNotAnotherDigest() throws IOException {
        Witness.Definition one =
                read(ORDERS.formatted("a", "shop", "", "shop", "a")).get(0);
        Witness.Definition other =
                read(ORDERS.formatted("a", "root", "", "root", "a")).get(0);
        assertThat(other.digest()).isEqualTo(one.digest());
        assertThat(other.owner()).isEqualTo("root");
    }

    @Test
    void aChangedColumnChangesTheDigestOfItsTableOnly() throws IOException {
        var one = read(ORDERS.formatted("a", "shop", "", "shop", "a"));
        var other = read(ORDERS.formatted("a", "shop", " DEFAULT 1", "shop", "a"));
        assertThat(other.get(0).digest()).isNotEqualTo(one.get(0).digest());
        assertThat(other.get(1)).isEqualTo(one.get(1));
    }

    private static List<Witness.Definition> read(String text) throws IOException {
        return SchemaText.read(new BufferedReader(new StringReader(text)));
    }
}
