#include "exchange/csvtext.h"

#include <algorithm>

namespace kader::exchange {

namespace {

void appendField(QByteArray &csv, const QString &field)
{
    const auto needsQuotes = [](QChar c) { return c == u',' || c == u'"' || c == u'\n' || c == u'\r'; };
    if (std::none_of(field.begin(), field.end(), needsQuotes)) {
        csv += field.toUtf8();
        return;
    }
    QByteArray content = field.toUtf8();
    content.replace('"', "\"\"");
    csv += '"' + content + '"';
}

} // namespace

void appendCsvRecord(QByteArray &csv, const QStringList &fields, QByteArrayView lineEnd)
{
    for (qsizetype i = 0; i < fields.size(); ++i) {
        if (i > 0)
            csv += ',';
        appendField(csv, fields[i]);
    }
    csv += lineEnd;
}

} // namespace kader::exchange
