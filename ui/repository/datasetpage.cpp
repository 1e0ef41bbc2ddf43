#include "ui/repository/datasetpage.h"

#include "base/webaddress.h"
#include "enrichment/htmltext.h"
#include "repository/citation.h"
#include "repository/filekind.h"
#include "repository/filter.h"
#include "repository/imageaccess.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

using repository::Dataset;

constexpr qsizetype mostFiles = 200;
constexpr qsizetype mostAuthors = 200;
constexpr qsizetype longestText = 20'000;
constexpr qreal titleScale = 1.35;
constexpr int sectionGap = 14;
constexpr int lineGap = 3;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DatasetPage)
};

/// Puts text at the end of a document, in the theme's colours.
class Writer final {
public:
    Writer(QTextDocument &document, const QFont &font) : m_cursor(&document), m_font(font)
    {
        m_cursor.movePosition(QTextCursor::End);
    }

    void title(const QString &text)
    {
        QFont font = Theme::strongFont(m_font);
        if (m_font.pixelSize() > 0)
            font.setPixelSize(qRound(m_font.pixelSize() * titleScale));
        else
            font.setPointSizeF(m_font.pointSizeF() * titleScale);
        QTextCharFormat format = formatOf(roles().text);
        format.setFont(font);
        block(0);
        m_cursor.insertText(text, format);
    }

    void heading(const QString &text)
    {
        QTextCharFormat format = formatOf(roles().text);
        format.setFont(Theme::strongFont(m_font));
        block(sectionGap);
        m_cursor.insertText(text, format);
    }

    void line() { block(lineGap); }
    void text(const QString &text) { put(text, roles().text); }
    void pale(const QString &text)
    {
        QTextCharFormat format = formatOf(roles().secondary);
        format.setFont(Theme::secondaryFont(m_font));
        m_cursor.insertText(text, format);
    }
    void warning(const QString &text) { put(text, roles().warning); }

    /// A link to the web or of ours; where the address is neither, the words alone.
    void link(const QString &words, const QString &address)
    {
        if (!address.startsWith("kader:"_L1) && !WebAddress::parse(address))
            return text(words);
        QTextCharFormat format = formatOf(roles().accent);
        format.setAnchor(true);
        format.setAnchorHref(address);
        m_cursor.insertText(words, format);
    }

    void paragraphs(const QString &text)
    {
        for (const QString &paragraph : text.split(u'\n', Qt::SkipEmptyParts)) {
            line();
            this->text(paragraph);
        }
    }

    /// Two columns; the second one to the right.
    void table(const QList<std::pair<QString, QString>> &rows)
    {
        QTextTableFormat format;
        format.setBorder(0);
        format.setCellPadding(1);
        format.setCellSpacing(0);
        format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
        format.setColumnWidthConstraints(
            {QTextLength(QTextLength::PercentageLength, 82), QTextLength(QTextLength::PercentageLength, 18)});
        QTextTable *table = m_cursor.insertTable(int(rows.size()), 2, format);
        QTextBlockFormat right;
        right.setAlignment(Qt::AlignRight);
        for (int row = 0; row < int(rows.size()); ++row) {
            table->cellAt(row, 0).firstCursorPosition().insertText(rows[row].first, formatOf(roles().text));
            QTextCursor size = table->cellAt(row, 1).firstCursorPosition();
            size.setBlockFormat(right);
            size.insertText(rows[row].second, formatOf(roles().secondary));
        }
        m_cursor.movePosition(QTextCursor::End);
    }

private:
    [[nodiscard]] static const Theme::Roles &roles() { return Theme::current(); }

    [[nodiscard]] QTextCharFormat formatOf(const QColor &colour) const
    {
        QTextCharFormat format;
        format.setFont(m_font);
        format.setForeground(colour);
        return format;
    }

    void put(const QString &text, const QColor &colour) { m_cursor.insertText(text, formatOf(colour)); }

    void block(int above)
    {
        QTextBlockFormat format;
        format.setTopMargin(above);
        format.setLineHeight(118, QTextBlockFormat::ProportionalHeight);
        if (m_cursor.document()->isEmpty())
            m_cursor.setBlockFormat(format);
        else
            m_cursor.insertBlock(format);
    }

    QTextCursor m_cursor;
    QFont m_font;
};

/// One part of the page after the other; each says nothing where nothing is known.
class Page final {
public:
    Page(Writer &writer, const repository::Details &details)
        : m_writer(writer), m_details(details), m_dataset(details.dataset)
    {}

    void write(const ImageNews &news)
    {
        head();
        images(news);
        description();
        authors();
        rights();
        list(Words::tr("Categories"), m_dataset.categories);
        list(Words::tr("Keywords"), m_dataset.tags);
        timeAndPlace();
        publications();
        funding();
        furtherFields();
        versions();
        files();
        shortcomings();
        citation();
    }

private:
    void head()
    {
        m_writer.title(m_dataset.title.isEmpty() ? Words::tr("Dataset without a title") : m_dataset.title);
        QStringList parts = {m_dataset.isSoftware ? Words::tr("Software") : Words::tr("Dataset")};
        if (m_dataset.version)
            parts << Words::tr("version %1").arg(*m_dataset.version);
        if (m_dataset.published.isValid())
            parts << Words::tr("published %1").arg(QLocale().toString(m_dataset.published.date(), u"d MMMM yyyy"_s));
        m_writer.line();
        m_writer.pale(parts.join(u" · "_s));
        const QString doi = repository::doiAddress(m_dataset.doi);
        m_writer.line();
        if (!doi.isEmpty())
            m_writer.link(doi, doi);
    }

    /// What may be seen comes first; without knowing more, how many files look like images.
    void images(const ImageNews &news)
    {
        m_writer.heading(Words::tr("Images"));
        m_writer.line();
        const repository::ImageAccess access = repository::imageAccess(m_dataset);
        if (!access.mayAsk()) {
            m_writer.warning(access.sentence);
            for (const QString &said : {m_dataset.access.title, enrichment::htmlToText(m_dataset.access.reason)}) {
                if (!said.trimmed().isEmpty())
                    m_writer.paragraphs(said.left(longestText));
            }
            return;
        }
        const auto count = int(std::count_if(m_dataset.files.begin(), m_dataset.files.end(), repository::mayHaveImage));
        m_writer.text(count == 0   ? Words::tr("By their names, none of its files is an image that can be shown.")
                      : count == 1 ? Words::tr("By its name, one file is an image.")
                                   : Words::tr("By their names, %1 files are images.").arg(QLocale().toString(count)));
        if (count == 0)
            return;
        m_writer.line();
        if (news.isAsking)
            m_writer.pale(Words::tr("Asking the repository…"));
        else if (news.sentence.isEmpty())
            m_writer.link(Words::tr("Ask whether the repository can show them"), checkImagesLink);
        else
            m_writer.text(news.sentence);
    }

    void description()
    {
        const QString text = enrichment::htmlToText(m_dataset.descriptionHtml);
        if (text.isEmpty())
            return;
        m_writer.heading(Words::tr("Description"));
        m_writer.paragraphs(text);
    }

    void authors()
    {
        if (m_dataset.authors.isEmpty())
            return;
        m_writer.heading(Words::tr("Authors"));
        for (const repository::Author &author :
             m_dataset.authors.first(std::min(mostAuthors, m_dataset.authors.size()))) {
            m_writer.line();
            m_writer.text(author.name);
            if (author.orcid.isEmpty())
                continue;
            m_writer.pale(u"   ORCID "_s);
            m_writer.link(author.orcid, u"https://orcid.org/"_s + author.orcid.section(u'/', -1));
        }
        more(m_dataset.authors.size() - mostAuthors);
    }

    void rights()
    {
        if (m_dataset.licence.name.isEmpty() && m_dataset.licence.url.isEmpty())
            return;
        m_writer.heading(Words::tr("Licence"));
        m_writer.line();
        m_writer.link(m_dataset.licence.name.isEmpty() ? m_dataset.licence.url : m_dataset.licence.name,
                      m_dataset.licence.url);
        for (const QString &remark : m_dataset.custom(u"Licence remarks"_s))
            m_writer.paragraphs(enrichment::htmlToText(remark));
    }

    void timeAndPlace()
    {
        QStringList lines = m_dataset.custom(u"Time coverage"_s) + m_dataset.custom(u"Geolocation"_s);
        const QString latitude = m_dataset.custom(u"Geolocation Latitude"_s).join(u", "_s);
        const QString longitude = m_dataset.custom(u"Geolocation Longitude"_s).join(u", "_s);
        if (!latitude.isEmpty())
            lines << Words::tr("Latitude %1").arg(latitude);
        if (!longitude.isEmpty())
            lines << Words::tr("Longitude %1").arg(longitude);
        this->lines(Words::tr("Time and place"), lines);
    }

    void publications()
    {
        if (!m_dataset.resourceTitle.isEmpty() || !m_dataset.resourceDoi.isEmpty()) {
            m_writer.heading(Words::tr("Related publication"));
            m_writer.line();
            const QString bare = m_dataset.resourceDoi;
            const QString address = bare.startsWith("10."_L1) ? repository::doiAddress(bare) : bare;
            m_writer.link(m_dataset.resourceTitle.isEmpty() ? bare : m_dataset.resourceTitle, address);
        }
        links(Words::tr("References"), m_dataset.references);
        links(Words::tr("Derived from"), m_dataset.custom(u"Derived From"_s));
        links(Words::tr("Data links"), m_dataset.custom(u"Data Link"_s));
    }

    void funding()
    {
        QStringList lines;
        for (const repository::Funding &grant : m_dataset.funding) {
            QStringList parts = {grant.title, grant.grant, grant.funder};
            parts.removeAll(QString());
            lines << parts.join(u" · "_s);
        }
        this->lines(Words::tr("Funding"), lines);
    }

    /// Those that have no place of their own.
    void furtherFields()
    {
        static const QStringList placed = {u"time coverage"_s,   u"geolocation"_s,    u"geolocation latitude"_s,
                                           u"data link"_s,       u"derived from"_s,   u"geolocation longitude"_s,
                                           u"licence remarks"_s, u"license remarks"_s};
        for (const repository::CustomField &field : m_dataset.customFields) {
            if (!placed.contains(field.name.toLower()))
                links(field.name, field.values);
        }
    }

    void versions()
    {
        if (m_details.versions.size() < 2)
            return;
        m_writer.heading(Words::tr("Versions"));
        m_writer.line();
        for (const int version : m_details.versions) {
            if (version != m_details.versions.first())
                m_writer.text(u"   "_s);
            const QString number = QString::number(version);
            if (version == m_dataset.version)
                m_writer.text(Words::tr("%1 (this one)").arg(number));
            else
                m_writer.link(number, versionLink + number);
        }
    }

    void files()
    {
        if (m_dataset.files.isEmpty())
            return;
        m_writer.heading(Words::tr("Files"));
        m_writer.line();
        QList<std::pair<QString, QString>> rows;
        for (const repository::File &file : m_dataset.files.first(std::min(mostFiles, m_dataset.files.size()))) {
            const bool isLink = repository::fileKind(file) == repository::FileKind::Link;
            rows.append({file.name.left(500), isLink ? Words::tr("link") : QLocale().formattedDataSize(file.size)});
        }
        m_writer.table(rows);
        more(m_dataset.files.size() - mostFiles);
    }

    void shortcomings() { lines(Words::tr("What can't be seen"), m_details.shortcomings); }

    void citation()
    {
        m_writer.heading(Words::tr("Cite as"));
        m_writer.line();
        m_writer.text(repository::citationText(m_dataset));
    }

    void list(const QString &heading, const QStringList &values)
    {
        if (!values.isEmpty())
            lines(heading, {values.join(u" · "_s)});
    }

    void lines(const QString &heading, const QStringList &lines)
    {
        if (lines.isEmpty())
            return;
        m_writer.heading(heading);
        for (const QString &line : lines)
            m_writer.paragraphs(line.left(longestText));
    }

    /// Values, of which some are addresses.
    void links(const QString &heading, const QStringList &values)
    {
        if (values.isEmpty())
            return;
        m_writer.heading(heading);
        for (const QString &value : values) {
            m_writer.line();
            m_writer.link(value.left(longestText), value.startsWith("10."_L1) ? repository::doiAddress(value) : value);
        }
    }

    void more(qsizetype count)
    {
        if (count <= 0)
            return;
        m_writer.line();
        m_writer.pale(Words::tr("and %1 more").arg(QLocale().toString(count)));
    }

    Writer &m_writer;
    const repository::Details &m_details;
    const Dataset &m_dataset;
};

} // namespace

void writeDatasetPage(QTextDocument &document, const QFont &font, const repository::Details &details,
                      const ImageNews &news)
{
    document.clear();
    document.setDefaultFont(font);
    document.setUndoRedoEnabled(false);
    Writer writer(document, font);
    Page(writer, details).write(news);
}

} // namespace kader::ui
