#include "ui/keys/commandmodel.h"

#include "ui/actions/actions.h"
#include "ui/keys/keymodel.h"

#include <QAction>
#include <QSettings>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

const QString usedKey = u"commands/used"_s;
constexpr qsizetype mostUsed = 8;

/// Without accents, so that they need not be typed.
QStringList wordsOf(const QString &text)
{
    QString plain;
    for (const QChar each : text.normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        if (each.isLetterOrNumber())
            plain.append(each);
        else if (each.category() != QChar::Mark_NonSpacing)
            plain.append(u' ');
    }
    return plain.split(u' ', Qt::SkipEmptyParts);
}

/// How far a command is from what is typed: 0 where the first word begins it; nothing where it does not fit.
std::optional<int> distance(const QStringList &typed, const QStringList &name, const QStringList &menu)
{
    int sum = 0;
    for (const QString &word : typed) {
        const auto begins = [&word](const QString &each) { return each.startsWith(word); };
        const auto inName = std::find_if(name.cbegin(), name.cend(), begins);
        if (inName == name.cend() && std::none_of(menu.cbegin(), menu.cend(), begins))
            return std::nullopt;
        sum += int(inName - name.cbegin());
    }
    return sum;
}

QList<ActionId> usedFirst()
{
    const QStringList used = QSettings().value(usedKey).toStringList();
    QList<ActionId> all;
    for (const ActionRow &row : actionTable()) {
        if (row.id != ActionId::FindCommand)
            all.append(row.id);
    }
    const auto rank = [&used](ActionId id) {
        const qsizetype at = used.indexOf(QLatin1StringView(actionRow(id).name));
        return at < 0 ? used.size() : at;
    };
    std::stable_sort(all.begin(), all.end(), [&rank](ActionId a, ActionId b) { return rank(a) < rank(b); });
    return all;
}

} // namespace

CommandModel::CommandModel(const Actions &actions, QObject *parent)
    : QAbstractListModel(parent), m_actions(actions), m_all(usedFirst()), m_found(m_all)
{
    setWanted({});
}

void CommandModel::setWanted(const QString &typed)
{
    struct Ranked {
        ActionId id;
        bool isDisabled;
        int distance;
    };
    const QStringList words = wordsOf(typed);
    QList<Ranked> ranked;
    for (const ActionId id : m_all) {
        if (const auto far = distance(words, wordsOf(actionName(id)), wordsOf(menuTitle(actionRow(id).menu))))
            ranked.append({id, !m_actions[id].isEnabled(), *far});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked &a, const Ranked &b) {
        return std::pair(a.isDisabled, a.distance) < std::pair(b.isDisabled, b.distance);
    });
    beginResetModel();
    m_found.clear();
    for (const Ranked &each : ranked)
        m_found.append(each.id);
    endResetModel();
}

void CommandModel::noteUse(ActionId id)
{
    QSettings settings;
    QStringList used = settings.value(usedKey).toStringList();
    const QString name = QString::fromLatin1(actionRow(id).name);
    used.removeAll(name);
    used.prepend(name);
    settings.setValue(usedKey, used.first(std::min(used.size(), mostUsed)));
}

int CommandModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_found.size());
}

QVariant CommandModel::data(const QModelIndex &index, int role) const
{
    const ActionId id = m_found[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return actionName(id);
    case Qt::AccessibleTextRole:
        return u"%1, %2, %3"_s.arg(actionName(id), data(index, MenuRole).toString(), data(index, KeysRole).toString());
    case MenuRole:
        return withoutMnemonic(menuTitle(actionRow(id).menu));
    case KeysRole:
        return keysText(m_actions.keys().of(id).first(std::min<qsizetype>(1, m_actions.keys().of(id).size())));
    default:
        return {};
    }
}

Qt::ItemFlags CommandModel::flags(const QModelIndex &index) const
{
    return m_actions[m_found[index.row()]].isEnabled() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace kader::ui
