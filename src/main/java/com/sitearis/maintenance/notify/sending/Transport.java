package com.sitearis.maintenance.notify.sending;

/** A way out. Every failure is an answer; nothing is thrown but faults of ours. */
public interface Transport {

    Answer send(Letter letter);
}
