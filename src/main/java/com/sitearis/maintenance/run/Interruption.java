package com.sitearis.maintenance.run;

/** Why a run that works here must end early. */
enum Interruption {
    STOP_ASKED,
    /** This program ends; the next one goes on. */
    HANDED_OVER,
    /** Somebody else may take over at any moment. */
    FENCE_LOST
}
