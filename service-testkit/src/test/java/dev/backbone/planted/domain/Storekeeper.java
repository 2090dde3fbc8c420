package dev.backbone.planted.domain;

import java.sql.Connection;

/** Decides, but knows the database. */
record Storekeeper(Connection connection) {}
