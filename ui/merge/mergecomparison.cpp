#include "ui/merge/mergecomparison.h"

#include "curation/creator.h"
#include "ui/annotations/annotationwords.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::MergeChoice;
using curation::MergedAnnotation;
using curation::MergeVerdict;

namespace {

constexpr qsizetype shownCharacters = 1000;

} // namespace

MergeComparison::MergeComparison(QWidget *parent)
    : QWidget(parent), m_mine(new QRadioButton(tr("Keep &mine"), this)),
      m_theirs(new QRadioButton(tr("Take &theirs"), this)), m_both(new QRadioButton(tr("Keep &both"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(12);
    layout->addWidget(makeLines());
    layout->addWidget(makeChoice());
    clear();
}

QWidget *MergeComparison::makeLines()
{
    auto *lines = new QWidget(this);
    auto *grid = new QGridLayout(lines);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    const QStringList sides = {tr("Mine"), tr("Theirs")};
    for (int side = Mine; side <= Theirs; ++side) {
        auto *head = new QLabel(sides[side], lines);
        head->setProperty("isSection", true);
        grid->addWidget(head, 0, side + 1);
    }
    const QStringList names = {tr("Text"),   tr("Motivation"), tr("Language"),
                               tr("Region"), tr("Creator"),    tr("Changed")};
    for (int line = 0; line < LineCount; ++line) {
        auto *name = m_names[size_t(line)] = new QLabel(names[line], lines);
        Theme::makeSecondary(name);
        grid->addWidget(name, line + 1, 0, Qt::AlignRight | Qt::AlignTop);
        for (int side = Mine; side <= Theirs; ++side) {
            auto *value = m_values[size_t(line)][size_t(side)] = new QLabel(lines);
            value->setObjectName(u"merge-%1-%2"_s.arg(side == Mine ? u"mine"_s : u"theirs"_s).arg(line));
            value->setTextFormat(Qt::PlainText);
            value->setWordWrap(true);
            value->setAlignment(Qt::AlignLeft | Qt::AlignTop);
            value->setTextInteractionFlags(Qt::TextSelectableByMouse);
            value->setAccessibleName(u"%1, %2"_s.arg(names[line], sides[side]));
            grid->addWidget(value, line + 1, side + 1);
        }
    }
    return lines;
}

QWidget *MergeComparison::makeChoice()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(16);
    m_mine->setObjectName(u"merge-keep-mine"_s);
    m_theirs->setObjectName(u"merge-take-theirs"_s);
    m_both->setObjectName(u"merge-keep-both"_s);
    for (QRadioButton *button : {m_mine, m_theirs, m_both})
        layout->addWidget(button);
    layout->addStretch();
    connect(m_mine, &QRadioButton::clicked, this, [this] { emit chosen(MergeChoice::Mine); });
    connect(m_theirs, &QRadioButton::clicked, this, [this] { emit chosen(MergeChoice::Theirs); });
    connect(m_both, &QRadioButton::clicked, this, [this] { emit chosen(MergeChoice::Both); });
    return row;
}

QString MergeComparison::lineOf(const curation::Annotation &annotation, Line line)
{
    switch (line) {
    case Text:
        return annotation.text.left(shownCharacters);
    case Motivation:
        return annotation.motivations.join(u", "_s);
    case Language:
        return annotation.language;
    case Region:
        return regionText(annotation);
    case Creator:
        return curation::creatorText(annotation.creator);
    default:
        return annotation.modified ? QLocale().toString(annotation.modified->toLocalTime(), QLocale::ShortFormat)
                                   : QString();
    }
}

void MergeComparison::show(const MergedAnnotation &each, std::optional<MergeChoice> choice)
{
    for (int line = 0; line < LineCount; ++line) {
        const QString mine = each.mine ? lineOf(*each.mine, Line(line)) : QString();
        const QString theirs =
            each.isDeletion() ? (line == Text ? tr("deleted") : QString()) : lineOf(*each.theirs, Line(line));
        const bool differs = each.mine && mine != theirs;
        QLabel *const values[] = {m_values[size_t(line)][Mine], m_values[size_t(line)][Theirs]};
        values[Mine]->setText(mine);
        values[Theirs]->setText(theirs);
        for (QLabel *value : values)
            value->setFont(differs ? Theme::strongFont(font()) : font());
    }
    for (QRadioButton *button : {m_mine, m_theirs, m_both})
        button->setEnabled(choice.has_value());
    m_mine->setText(each.mine ? tr("Keep &mine") : tr("&Leave it out"));
    m_both->setVisible(each.canHaveBoth());
    if (choice)
        (*choice == MergeChoice::Mine ? m_mine : *choice == MergeChoice::Theirs ? m_theirs : m_both)->setChecked(true);
}

void MergeComparison::clear()
{
    for (const auto &line : m_values) {
        for (QLabel *value : line)
            value->clear();
    }
    for (QRadioButton *button : {m_mine, m_theirs, m_both})
        button->setEnabled(false);
}

} // namespace kader::ui
