#include "ui/repository/datasetwords.h"
#include "ui/repository/findermodel.h"
#include "ui/repository/recordscout.h"
#include "ui/repository/twolinedelegate.h"
#include "ui/theme/tooltip.h"

#include <QLocale>

namespace kader::ui {

namespace {

QString headingText(int section)
{
    const QString headings[] = {FinderModel::tr("Collections"), FinderModel::tr("Authors"), FinderModel::tr("Datasets"),
                                FinderModel::tr("In descriptions and keywords")};
    return headings[section];
}

} // namespace

QVariant FinderModel::data(const QModelIndex &index, int role) const
{
    const Node *node = nodeAt(index);
    if (!node)
        return {};
    const bool isItem = node->kind == RowKind::Collection || node->kind == RowKind::Dataset;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return titleOf(*node);
    case SecondLineRole:
    case Qt::AccessibleDescriptionRole:
        return secondLineOf(*node);
    case Qt::ToolTipRole:
        return plainToolTip(toolTipOf(*node));
    case BadgeRole:
        return node->kind == RowKind::Dataset ? badgeOf(itemOf(*node), m_scout).text : QVariant();
    case BadgeWarnsRole:
        return node->kind == RowKind::Dataset && badgeOf(itemOf(*node), m_scout).warns;
    case IsPaleRole:
        return node->kind == RowKind::Message || node->kind == RowKind::More || node->kind == RowKind::Failed;
    case IsHeadingRole:
        return node->kind == RowKind::Heading;
    case RowKindRole:
        return int(node->kind);
    case RowIdRole:
        return isItem ? itemOf(*node).uuid() : QVariant();
    default:
        return {};
    }
}

QString FinderModel::titleOf(const Node &node) const
{
    switch (node.kind) {
    case RowKind::Heading:
        return node.text.isEmpty() ? headingText(int(node.section)) : node.text;
    case RowKind::More:
        return tr("… and %1 more").arg(QLocale().toString(countOf(node.section) - qsizetype(node.place)));
    case RowKind::Failed:
        return tr("Could not be loaded. Double-click to try again.");
    case RowKind::Author:
        return m_findings.catalogue.author(node.place).name;
    case RowKind::Collection:
    case RowKind::Dataset:
        return titleText(itemOf(node));
    case RowKind::Message:
        break;
    }
    return node.text;
}

QString FinderModel::headingLine(Section section) const
{
    const qsizetype count = countOf(section);
    if (section != Section::Further)
        return tr("%1 found").arg(QLocale().toString(count));
    if (m_further.state == FurtherFindings::State::Asking)
        return tr("Asking the repository…");
    if (m_further.state == FurtherFindings::State::Failed || (count == 0 && !m_further.why.isEmpty()))
        return m_further.why;
    return count == 0 ? tr("Nothing more") : tr("%1 more found by the repository").arg(QLocale().toString(count));
}

QString FinderModel::secondLineOf(const Node &node) const
{
    switch (node.kind) {
    case RowKind::Heading:
        return node.text.isEmpty() ? headingLine(node.section) : node.why;
    case RowKind::More:
        return tr("Type on to narrow it down, or open this row");
    case RowKind::Failed:
        return node.why;
    case RowKind::Author: {
        const auto listed = int(m_findings.catalogue.datasetsOf(node.place).size());
        const int count = node.confirmed < 0 ? listed : node.confirmed;
        return authorLine(m_findings.catalogue.author(node.place), count);
    }
    case RowKind::Collection:
        return itemLine(itemOf(node), m_scout, {});
    case RowKind::Dataset:
        return itemLine(itemOf(node), m_scout, node.isOther ? QString() : m_findings.catalogue.authorNames(node.place));
    case RowKind::Message:
        break;
    }
    return {};
}

QString FinderModel::toolTipOf(const Node &node) const
{
    constexpr int authors = 12;
    const QString title = titleOf(node);
    if (node.kind == RowKind::Failed)
        return node.why;
    if (node.kind != RowKind::Dataset || node.isOther)
        return title + u'\n' + secondLineOf(node);
    return title + u'\n' + itemLine(itemOf(node), m_scout, {}) + u'\n' +
           m_findings.catalogue.authorNames(node.place, authors);
}

} // namespace kader::ui
