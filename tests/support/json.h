#pragma once

#include <QByteArray>

namespace kader::test {

/// JSON written with single quotes. Raw string literals would read better, but moc 6.4 takes them for
/// ordinary strings and then silently loses test functions.
inline QByteArray json(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

} // namespace kader::test
