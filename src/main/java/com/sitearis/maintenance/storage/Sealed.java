package com.sitearis.maintenance.storage;

/**
 * What one sealed object is made of, as its manifest records it.
 *
 * @param key its key in the store
 * @param plainSize bytes before compression
 * @param size bytes in the store
 * @param sha256 of the stored bytes, lower-case hex
 * @param encrypted whether the bytes are an age file
 */
public record Sealed(String key, long plainSize, long size, String sha256, boolean encrypted) {}
