package com.sitearis.maintenance.slowquery.log;

/** Finds the records of a chunk. An instance serves one thread. */
interface RecordParser {

    void parse(Chunk chunk, RecordSink sink);
}
