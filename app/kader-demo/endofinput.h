#pragma once

/// Returns when the program is to end: at SIGINT or SIGTERM, after `lifetimeMilliseconds` unless that
/// is negative, or, with `watchInput`, when standard input ends. Call blockSignals() first, before
/// any thread is started.
void waitForEnd(int lifetimeMilliseconds, bool watchInput);

/// Keeps SIGINT and SIGTERM for waitForEnd().
void blockSignals();

/// Whether standard input is a pipe: then someone started this program as a child.
[[nodiscard]] bool isInputPipe();
