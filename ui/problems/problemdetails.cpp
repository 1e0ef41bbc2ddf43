#include "ui/problems/problemdetails.h"

#include "base/background.h"
#include "ui/problems/problemwords.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

QLabel *plainLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString sentenceOf(const FoundProblem &problem)
{
    const QString &message = problem.diagnostic.message;
    return problem.repaired.isEmpty() ? message
                                      : ProblemDetails::tr("%1\nIn the saved file: %2").arg(message, problem.repaired);
}

} // namespace

ProblemDetails::ProblemDetails(QWidget *parent)
    : QWidget(parent), m_content(new QWidget(this)), m_sentence(plainLabel(u"problem-sentence"_s, m_content)),
      m_place(plainLabel(u"problem-place"_s, m_content)), m_rule(plainLabel(u"problem-rule"_s, m_content)),
      m_copy(new QToolButton(m_content)), m_text(new QPlainTextEdit(m_content))
{
    setObjectName(u"problem-details"_s);
    Theme::makeSecondary(m_place);
    Theme::makeSecondary(m_rule);
    m_copy->setObjectName(u"problem-copy"_s);
    m_copy->setText(tr("Copy place"));
    m_copy->setToolTip(tr("The place in the document, as a JSON pointer"));
    m_copy->setFont(Theme::secondaryFont(font()));
    m_copy->setFocusPolicy(Qt::StrongFocus);
    connect(m_copy, &QToolButton::clicked, this, &ProblemDetails::copyPlace);
    m_text->setObjectName(u"problem-text"_s);
    m_text->setAccessibleName(tr("The document's text at the problem"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPixelSize(QFontInfo(Theme::secondaryFont(font())).pixelSize());
    m_text->setFont(fixed);
    // The sentence comes first where there is little room.
    m_text->setMinimumHeight(2 * QFontMetrics(fixed).lineSpacing() + 8);

    auto *place = new QHBoxLayout;
    place->setSpacing(8);
    place->addWidget(m_place, 1);
    place->addWidget(m_copy, 0, Qt::AlignTop);
    auto *content = new QVBoxLayout(m_content);
    content->setContentsMargins(12, 6, 12, 10);
    content->setSpacing(4);
    content->addWidget(m_sentence);
    content->addWidget(m_rule);
    content->addLayout(place);
    content->addWidget(m_text, 1);
    content->addStretch(0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_content);
    m_content->hide();
}

void ProblemDetails::show(const ReportPtr &report, const FoundProblem *problem)
{
    m_reading.reset();
    m_content->setVisible(problem != nullptr);
    if (!problem)
        return;
    const Diagnostic &diagnostic = problem->diagnostic;
    m_sentence->setText(sentenceOf(*problem));
    m_pointer = diagnostic.place.pointer;
    m_rule->setText(tr("Rule %1").arg(ruleText(*problem)));
    m_place->setText(m_pointer);
    m_place->setVisible(!m_pointer.isEmpty());
    m_copy->setVisible(!m_pointer.isEmpty());
    m_text->clear();
    // Of what is about the document as a whole its first lines would say nothing.
    const bool hasText = !problem->isConversion && !m_pointer.isEmpty();
    m_text->setVisible(hasText);
    if (!hasText)
        return;
    m_reading =
        inBackground<ProblemExcerpt>([report, pointer = m_pointer] { return excerptAt(report->document, pointer); },
                                     [this](const ProblemExcerpt &excerpt) { showExcerpt(excerpt); });
}

void ProblemDetails::showExcerpt(const ProblemExcerpt &excerpt)
{
    m_excerpt = excerpt;
    m_text->setPlainText(excerpt.text);
    if (excerpt.line > 0)
        m_place->setText(tr("Line %1 · %2", "line, pointer").arg(QLocale().toString(excerpt.line), m_pointer));
    mark();
}

/// Sets the value off from what stands around it.
void ProblemDetails::mark()
{
    QTextEdit::ExtraSelection meant;
    meant.cursor = m_text->textCursor();
    const auto most = qsizetype(m_text->document()->characterCount()) - 1;
    meant.cursor.setPosition(int(qMin(m_excerpt.begin, most)));
    meant.cursor.setPosition(int(qMin(m_excerpt.begin + m_excerpt.length, most)), QTextCursor::KeepAnchor);
    meant.format.setBackground(Theme::current().softAccent);
    m_text->setExtraSelections({meant});
    QTextCursor there = m_text->textCursor();
    there.setPosition(meant.cursor.anchor());
    m_text->setTextCursor(there);
}

void ProblemDetails::copyPlace() const
{
    QApplication::clipboard()->setText(m_pointer);
}

void ProblemDetails::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        mark();
}

} // namespace kader::ui
