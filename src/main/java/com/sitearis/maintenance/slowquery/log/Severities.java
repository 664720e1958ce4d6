package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.slowquery.Severity;
import com.sitearis.maintenance.slowquery.fingerprint.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Severities as the server writes them, in English and as its translations do. */
@SuppressWarnings("EnumOrdinal") // an index of figures in memory, never stored
final class Severities {

    private static final byte[][] NAMES = new byte[Severity.values().length][];
    private static final Severity[] VALUES = Severity.values();

    /** From PostgreSQL's message catalogues: de, es, fr, it, ja, ko, pl, pt_BR, ru, sv, tr, uk, zh_CN. */
    private static final Map<Severity, List<byte[]>> TRANSLATED = Map.of(
            Severity.ERROR,
            words("FEHLER ERREUR ERRORE エラー 오류 BŁĄD ERRO ОШИБКА FEL HATA ПОМИЛКА 错误"),
            Severity.WARNING,
            words("WARNUNG ADVERTENCIA ATTENTION ATTENZIONE 警告 경고 OSTRZEŻENIE AVISO ПРЕДУПРЕЖДЕНИЕ VARNING UYARI"
                    + " ПОПЕРЕДЖЕННЯ"),
            Severity.FATAL,
            words("致命的エラー 치명적오류 KATASTROFALNY ВАЖНО ФАТАЛЬНО 致命错误 ÖLÜMCÜL FATALT"),
            Severity.NOTICE,
            words("HINWEIS NOTICE 通知 НОТИС ЗАМЕЧАНИЕ BİLDİRİM UWAGA NOTIS ПОВІДОМЛЕННЯ 注意"),
            Severity.LOG,
            words("로그 DZIENNIK СООБЩЕНИЕ ЗАПИСУВАННЯ 日志 LOGG KAYIT REGISTRO"),
            Severity.PANIC,
            words("PÁNICO PANIK 패닉 ПАНИКА ПАНІКА 比致命错误还过分的错误"));

    static {
        for (Severity severity : VALUES) {
            NAMES[severity.ordinal()] = severity.name().getBytes(StandardCharsets.US_ASCII);
        }
    }

    private Severities() {}

    private static List<byte[]> words(String words) {
        return List.of(words.split(" ", -1)).stream()
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    static @Nullable Severity of(byte[] bytes, int from, int to) {
        if (from >= to) {
            return null;
        }
        return switch (bytes[from]) {
            case 'L' -> is(Severity.LOG, bytes, from, to);
            case 'E' -> is(Severity.ERROR, bytes, from, to);
            case 'F' -> is(Severity.FATAL, bytes, from, to);
            case 'W' -> is(Severity.WARNING, bytes, from, to);
            case 'P' -> is(Severity.PANIC, bytes, from, to);
            case 'N' -> is(Severity.NOTICE, bytes, from, to);
            case 'I' -> is(Severity.INFO, bytes, from, to);
            case 'D' -> Bytes.startsWith(bytes, from, to, NAMES[0]) ? Severity.DEBUG : null;
            default -> null;
        };
    }

    static @Nullable Severity translated(byte[] bytes, int from, int to) {
        for (Map.Entry<Severity, List<byte[]>> one : TRANSLATED.entrySet()) {
            for (byte[] word : one.getValue()) {
                if (word.length == to - from && Bytes.startsWith(bytes, from, to, word)) {
                    return one.getKey();
                }
            }
        }
        return null;
    }

    private static @Nullable Severity is(Severity severity, byte[] bytes, int from, int to) {
        byte[] name = NAMES[severity.ordinal()];
        return to - from == name.length && Bytes.startsWith(bytes, from, to, name) ? severity : null;
    }
}
