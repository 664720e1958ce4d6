package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.plan.PgAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where to connect instead of a transaction-mode pooler, for the providers that have rules for it. */
final class PoolerAdvice {

    private static final Pattern SUPABASE_SHARED = Pattern.compile(".*\\.pooler\\.supabase\\.com");
    private static final Pattern SUPABASE_DIRECT = Pattern.compile("db\\.[a-z0-9]+\\.supabase\\.(co|com)");
    private static final Pattern SUPABASE_ACCOUNT = Pattern.compile("(.+)\\.([a-z0-9]+)");
    private static final Pattern NEON = Pattern.compile("(ep-[a-z0-9-]+)-pooler(\\..*neon\\.tech)");

    private static final int SUPABASE_TRANSACTIONS = 6543;

    private PoolerAdvice() {}

    /** Whether the provider says that this port gives transactions only. */
    static boolean isTransactionPort(PgAddress address) {
        return address.port() == SUPABASE_TRANSACTIONS
                && (SUPABASE_SHARED.matcher(address.host()).matches()
                        || SUPABASE_DIRECT.matcher(address.host()).matches());
    }

    static String hint(PgAddress address) {
        String host = address.host();
        if (SUPABASE_SHARED.matcher(host).matches()) {
            return "use port 5432 on the same host (session mode)" + direct(address);
        }
        if (SUPABASE_DIRECT.matcher(host).matches()) {
            return "use port 5432 on the same host (the database itself)";
        }
        Matcher neon = NEON.matcher(host);
        if (neon.matches()) {
            return "use the host " + neon.group(1) + neon.group(2) + " (without -pooler)";
        }
        return "write the database server's own host and port (usually 5432), or a pool with pool_mode=session";
    }

    /** Supabase's shared pooler knows the project by the account's name; the direct address has it in the host's. */
    private static String direct(PgAddress address) {
        Matcher account = SUPABASE_ACCOUNT.matcher(address.user());
        return account.matches()
                ? ", or the direct address db." + account.group(2) + ".supabase.co:5432 with the account "
                        + account.group(1)
                : ", or the project's direct address db.<project>.supabase.co:5432";
    }
}
