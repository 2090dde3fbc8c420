package dev.backbone.planted;

import org.springframework.context.annotation.Profile;

/** Is there in a profile. */
@Profile("cloud")
class Profiled {}
