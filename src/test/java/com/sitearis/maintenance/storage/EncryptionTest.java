package com.sitearis.maintenance.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sitearis.maintenance.plan.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptionTest {

    @Test
    void acceptsWhatAgeKeygenWrites() {
        AgeKey key = AgeKey.generate();

        assertThat(Encryption.problem(key.recipient())).isEmpty();
        assertThat(Encryption.problem(" " + key.recipient() + "\n")).isEmpty();
        assertThat(Encryption.identityProblem(key.secret())).isEmpty();
        Secret file = new Secret("AGE_IDENTITY", "# created: today\n# public key: x\n" + key.identity() + "\n");
        assertThat(Encryption.identityProblem(file)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "age1", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5", "-----BEGIN PGP PUBLIC KEY BLOCK-----", "ageqqq"
            })
    void namesARecipientThatIsNoneAndSaysWhatToWrite(String recipient) {
        assertThat(Encryption.problem(recipient))
                .hasValueSatisfying(problem -> assertThat(problem).contains("'" + recipient + "'", "age-keygen -y"));
    }

    @Test
    void noticesOneMistypedCharacter() {
        String recipient = AgeKey.generate().recipient();
        char last = recipient.charAt(recipient.length() - 1);
        String mistyped = recipient.substring(0, recipient.length() - 1) + (last == 'q' ? 'p' : 'q');

        assertThat(Encryption.problem(mistyped))
                .hasValueSatisfying(problem -> assertThat(problem).contains("mistyped"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Encryption(List.of(mistyped), null));
    }

    @Test
    void neverRepeatsASecretKey() {
        AgeKey key = AgeKey.generate();
        String damaged = key.identity().substring(0, 40);

        assertThat(Encryption.problem(key.identity()))
                .hasValueSatisfying(
                        problem -> assertThat(problem).contains("secret key").doesNotContain(key.identity()));
        assertThat(Encryption.identityProblem(new Secret("AGE_IDENTITY", damaged)))
                .hasValueSatisfying(problem ->
                        assertThat(problem).contains("${AGE_IDENTITY}").doesNotContain(damaged));
        assertThat(Encryption.identityProblem(new Secret("AGE_IDENTITY", " \n")))
                .hasValueSatisfying(problem -> assertThat(problem).contains("empty"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Encryption(List.of(), new Secret("AGE_IDENTITY", damaged)))
                .withNoCause();
    }
}
