package com.sitearis.maintenance.metrics;

import com.sitearis.maintenance.failure.Failure;

/** A delivery came with the id of an earlier one and other samples; the earlier one stays. */
public final class DeliveryContradicted extends Failure {

    public DeliveryContradicted(Delivery delivery) {
        super(
                "delivery " + delivery.id() + " of " + delivery.source() + " was stored before, with other samples",
                "give each delivery an id of its own, and a repeated one the same samples in the same order",
                "delivery-contradicted",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }
}
