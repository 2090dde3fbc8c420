package dev.backbone.local;

/** How to reach one service's database as its owner. */
public record Database(String url, String user, String password) {

    @Override
    public String toString() {
        return url + " as " + user;
    }
}
