package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.failure.Failure;
import com.sitearis.maintenance.plan.PgAddress;

/** The address leads to a connection pooler in transaction mode, where a backup cannot work. */
public final class TransactionPooler extends Failure {

    TransactionPooler(PgAddress address) {
        super(
                address.display() + " is a connection pooler in transaction mode: it gives every transaction another"
                        + " server session, and a backup needs one session that lasts",
                PoolerAdvice.hint(address),
                "transaction-pooler",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }
}
