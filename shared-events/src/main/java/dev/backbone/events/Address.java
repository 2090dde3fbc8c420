package dev.backbone.events;

import static java.util.Objects.requireNonNull;

/**
 * Where a parcel goes. Personal data: {@link #toString()} tells the country only, so that it can't end up in a log.
 *
 * @param country an ISO 3166-1 alpha-2 code such as {@code GB}
 */
public record Address(String name, String line1, String city, String postalCode, String country) {
    public Address {
        requireNonNull(name, "name");
        requireNonNull(line1, "line1");
        requireNonNull(city, "city");
        requireNonNull(postalCode, "postalCode");
        requireNonNull(country, "country");
    }

    @Override
    public String toString() {
        return "Address[country=" + country + "]";
    }
}
