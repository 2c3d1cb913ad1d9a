package org.kith;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The application in which every capability lives.
@SpringBootApplication
public class Platform {}
