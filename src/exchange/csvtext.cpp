#include "exchange/csvtext.h"

#include <algorithm>

namespace kader::exchange {

namespace {

void appendField(QByteArray &csv, const QString &field, QLatin1Char separator)
{
    const auto needsQuotes = [separator](QChar c) { return c == separator || c == u'"' || c == u'\n' || c == u'\r'; };
    if (std::none_of(field.begin(), field.end(), needsQuotes)) {
        csv += field.toUtf8();
        return;
    }
    QByteArray content = field.toUtf8();
    content.replace('"', "\"\"");
    csv += '"' + content + '"';
}

/// Behind any number of apostrophes.
bool isFormula(QStringView cell)
{
    while (cell.startsWith(u'\''))
        cell = cell.sliced(1);
    return !cell.isEmpty() && QStringView(u"=+-@").contains(cell[0]);
}

} // namespace

QString guarded(const QString &cell)
{
    return isFormula(cell) ? u'\'' + cell : cell;
}

QString unguarded(const QString &cell)
{
    return cell.startsWith(u'\'') && isFormula(cell) ? cell.sliced(1) : cell;
}

void appendCsvRecord(QByteArray &csv, const QStringList &fields, QByteArrayView lineEnd, char separator)
{
    for (qsizetype i = 0; i < fields.size(); ++i) {
        if (i > 0)
            csv += separator;
        appendField(csv, fields[i], QLatin1Char(separator));
    }
    csv += lineEnd;
}

} // namespace kader::exchange
