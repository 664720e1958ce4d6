package com.sitearis.maintenance.notify;

/** By what way a message leaves. */
public enum Channel {
    MAIL,
    CHAT,
    WEBHOOK,
    PING
}
