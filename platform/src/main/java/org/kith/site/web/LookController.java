package org.kith.site.web;

import java.time.Duration;
import org.kith.site.Look;
import org.kith.site.errors.NotHere;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Serves the look's own files, to be kept by browsers for good: another content has another address.
@Controller
class LookController {

    private final Look look;

    LookController(Look look) {
        this.look = look;
    }

    @GetMapping("/look/{hash}/{name}")
    ResponseEntity<byte[]> file(@PathVariable String hash, @PathVariable String name) {
        var asset = look.asset(name, hash).orElseThrow(NotHere::new);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(asset.contentType()))
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .body(asset.content());
    }
}
