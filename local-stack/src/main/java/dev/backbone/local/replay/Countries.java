package dev.backbone.local.replay;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Country names as the data set writes them, as ISO 3166 codes. */
public final class Countries {

    private static final String UNKNOWN = "GB";
    private static final Map<String, String> CODES = codes();

    private Countries() {}

    public static String codeOf(String name) {
        return CODES.getOrDefault(name.strip().toLowerCase(Locale.ROOT), UNKNOWN);
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            String name = Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
            codes.put(name.toLowerCase(Locale.ROOT), code);
        }
        codes.putAll(Map.of("eire", "IE", "usa", "US", "rsa", "ZA", "czech republic", "CZ"));
        return Map.copyOf(codes);
    }
}
