package com.sitearis.maintenance.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolComplaintTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            PASSWORD     | FATAL:  password authentication failed for user "me"
            NO_DATABASE  | FATAL:  database "shop" does not exist
            NOT_ALLOWED  | FATAL:  role "me" does not exist
            NOT_ALLOWED  | FATAL:  no pg_hba.conf entry for host "10.0.0.1", user "me"
            VERSION      | pg_dump: error: aborting because of server version mismatch
            NO_ROOM      | ERROR:  could not extend file "base/1/2": No space left on device
            NO_ROOM      | pg_dump: error: could not write to output file: No space left on device
            LOCKS        | ERROR:  out of shared memory
            PERMISSION   | pg_dump: error: query failed: ERROR:  permission denied for table secrets
            PERMISSION   | ERROR:  query would be affected by row-level security policy for table "orders"
            REFUSED      | connection to server at "127.0.0.1", port 1 failed: Connection refused
            UNKNOWN_HOST | could not translate host name "nowhere" to address: Name or service not known
            STARTING     | FATAL:  the database system is starting up
            TOO_MANY     | FATAL:  sorry, too many clients already
            CUT          | FATAL:  terminating connection due to administrator command
            CUT          | server closed the connection unexpectedly
            DAMAGED      | pg_restore: error: could not read from input file: end of file
            TLS          | SSL error: certificate verify failed
            OTHER        | something nobody has seen before
            """)
    void knowsWhatTheProgramsComplainAbout(ToolComplaint expected, String line) {
        assertThat(ToolComplaint.of(List.of("pg_dump: last built-in OID is 16383", line)))
                .isEqualTo(expected);
    }
}
