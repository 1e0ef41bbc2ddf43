#include "ui/annotations/bulkform.h"

#include "base/background.h"
#include "exchange/motivationcell.h"
#include "ui/actions/actiontable.h"
#include "ui/annotations/tagline.h"
#include "ui/shared/annotationchoices.h"
#include "ui/theme/theme.h"
#include "ui/workspace/workspace.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPointer>
#include <QPushButton>

#include <chrono>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace kader::ui {

using curation::BulkEdit;
using curation::BulkPlan;

namespace {

/// More can be typed, not chosen.
constexpr qsizetype mostTags = 1000;

QString textOf(const QWidget *field)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(field))
        return line->text();
    return static_cast<const QComboBox *>(field)->currentText();
}

} // namespace

BulkForm::BulkForm(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_form(new QGridLayout(this)), m_title(new QLabel(this)),
      m_motivation(new ChoiceBox(motivationChoices(), this)), m_language(new ChoiceBox(languageChoices(), this)),
      m_find(new QLineEdit(this)), m_replaceBy(new QLineEdit(this)), m_addedTag(new TagLine(workspace, this)),
      m_removedTag(new ChoiceBox({}, this)), m_result(new QLabel(this))
{
    setObjectName(u"bulk-form"_s);
    m_form->setContentsMargins(12, 10, 12, 10);
    m_form->setHorizontalSpacing(10);
    m_form->setVerticalSpacing(8);
    m_form->setColumnStretch(1, 1);
    m_title->setObjectName(u"bulk-title"_s);
    m_title->setFont(Theme::strongFont(m_title->font()));
    m_form->addWidget(m_title, 0, 0, 1, 3);
    addRows();
    m_result->setObjectName(u"bulk-result"_s);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setWordWrap(true);
    Theme::makeSecondary(m_result);
    m_form->addWidget(m_result, m_form->rowCount(), 0, 1, 3);
    m_form->setRowStretch(m_form->rowCount(), 1);
    connect(&workspace, &Workspace::selectionChanged, this, &BulkForm::follow);
    connect(&workspace, &Workspace::makingChanged, this, &BulkForm::update);
    connect(&workspace, &Workspace::curationChanged, this, &BulkForm::followCuration);
    for (QLineEdit *line : {m_find, static_cast<QLineEdit *>(m_addedTag)})
        connect(line, &QLineEdit::textChanged, this, &BulkForm::update);
    for (ChoiceBox *box : {m_motivation, m_language, m_removedTag}) {
        box->setCurrentIndex(-1); // nothing, which is not the same as none
        connect(box, &QComboBox::editTextChanged, this, &BulkForm::update);
    }
    m_looking.setSingleShot(true);
    m_looking.setInterval(100ms);
    connect(&m_looking, &QTimer::timeout, this, &BulkForm::lookForTags);
    followCuration();
    follow();
}

void BulkForm::addRows()
{
    m_motivation->setObjectName(u"bulk-motivation"_s);
    m_language->setObjectName(u"bulk-language"_s);
    m_find->setObjectName(u"bulk-find"_s);
    m_replaceBy->setObjectName(u"bulk-replace"_s);
    m_addedTag->setObjectName(u"bulk-add-tag"_s);
    m_removedTag->setObjectName(u"bulk-remove-tag"_s);
    connect(addRow(tr("&Motivation"), m_motivation, tr("Change")), &QPushButton::clicked, this,
            &BulkForm::changeMotivation);
    connect(addRow(tr("&Language"), m_language, tr("Change")), &QPushButton::clicked, this, &BulkForm::changeLanguage);
    addRow(tr("Fin&d"), m_find, {});
    QPushButton *replace = addRow(tr("Replace b&y"), m_replaceBy, tr("Replace"));
    connect(replace, &QPushButton::clicked, this, &BulkForm::replaceText);
    m_buttons.back().second = m_find;
    connect(m_find, &QLineEdit::returnPressed, replace, &QPushButton::click);
    connect(addRow(tr("Add ta&g"), m_addedTag, tr("Add")), &QPushButton::clicked, this, &BulkForm::addTag);
    connect(addRow(tr("Rem&ove tag"), m_removedTag, tr("Remove")), &QPushButton::clicked, this, &BulkForm::removeTag);
}

QPushButton *BulkForm::addRow(const QString &label, QWidget *field, const QString &button)
{
    auto *name = new QLabel(label, this);
    name->setBuddy(field);
    name->setForegroundRole(QPalette::PlaceholderText);
    field->setAccessibleName(withoutMnemonic(label));
    const int row = m_form->rowCount();
    m_form->addWidget(name, row, 0, Qt::AlignRight | Qt::AlignVCenter);
    m_form->addWidget(field, row, 1);
    if (button.isEmpty())
        return nullptr;
    auto *press = new QPushButton(button, this);
    press->setObjectName(field->objectName() + u"-button"_s);
    press->setAccessibleName(tr("%1: %2").arg(withoutMnemonic(label), button));
    press->setAutoDefault(true);
    m_form->addWidget(press, row, 2);
    m_buttons.emplace_back(press, field);
    // It is disabled meanwhile, and the keyboard should not wander off.
    connect(press, &QPushButton::clicked, field, [field] { field->setFocus(Qt::OtherFocusReason); });
    if (const auto *line = qobject_cast<QLineEdit *>(field))
        connect(line, &QLineEdit::returnPressed, press, &QPushButton::click);
    else if (const auto *box = qobject_cast<ChoiceBox *>(field))
        connect(box->lineEdit(), &QLineEdit::returnPressed, press, &QPushButton::click);
    return press;
}

void BulkForm::takeKeyboard()
{
    m_motivation->setFocus(Qt::OtherFocusReason);
}

void BulkForm::follow()
{
    m_result->clear();
    m_title->setText(tr("%1 annotations").arg(QLocale().toString(m_workspace.selection().size())));
    m_looking.start();
    update();
}

void BulkForm::update()
{
    const bool canEdit = m_workspace.curation() && !m_workspace.curation()->isReadOnly() && !m_workspace.isMaking() &&
                         !m_planning && m_workspace.selection().size() > 1;
    for (const auto &[button, field] : m_buttons) {
        // Spaces can be looked for, and nothing else.
        const QString filled = field == m_find ? m_find->text() : textOf(field).trimmed();
        button->setEnabled(canEdit && !filled.isEmpty());
    }
}

// --- The tags that are there --------------------------------------------------------------------------------

void BulkForm::followCuration()
{
    offerTags({});
    const auto look = [this] { m_looking.start(); };
    if (const curation::Curation *curation = m_workspace.curation()) {
        connect(curation, &curation::Curation::annotationsChanged, this, look);
        connect(curation, &curation::Curation::reset, this, look);
    }
}

void BulkForm::lookForTags()
{
    const QList<QUuid> ids = m_workspace.selection();
    if (!m_workspace.curation() || ids.size() < 2)
        return offerTags({});
    m_tagging = inBackground<QStringList>(
        [ids, all = m_workspace.curation()->allAnnotations()] { return curation::removableTags(ids, all); },
        [this](const QStringList &tags) { offerTags(tags.mid(0, mostTags)); });
}

/// What was chosen stays chosen while it is there.
void BulkForm::offerTags(const QStringList &tags)
{
    m_tagging.reset();
    if (tags == m_tags && !tags.isEmpty())
        return;
    m_tags = tags;
    const QString chosen = m_removedTag->currentText();
    m_removedTag->clear();
    for (const QString &tag : tags)
        m_removedTag->addItem(tag, tag);
    m_removedTag->lineEdit()->setPlaceholderText(tags.isEmpty() ? tr("No tags") : QString());
    m_removedTag->setCurrentIndex(m_removedTag->findText(chosen, Qt::MatchFixedString));
    update();
}

// --- Changing -----------------------------------------------------------------------------------------------

void BulkForm::changeMotivation()
{
    const exchange::MotivationCell read = exchange::readMotivationCell(m_motivation->value());
    for (const Diagnostic &diagnostic : read.diagnostics) {
        if (diagnostic.severity == Severity::Error)
            return m_result->setText(diagnostic.message);
    }
    change(tr("Change motivation of %1 annotations"),
           {.kind = BulkEdit::Kind::Motivation, .motivations = read.motivations});
}

void BulkForm::changeLanguage()
{
    change(tr("Change language of %1 annotations"),
           {.kind = BulkEdit::Kind::Language, .language = m_language->value()});
}

void BulkForm::replaceText()
{
    change(tr("Replace in %1 annotations"),
           {.kind = BulkEdit::Kind::Replace, .find = m_find->text(), .replaceBy = m_replaceBy->text()});
}

void BulkForm::addTag()
{
    change(tr("Add tag to %1 annotations"), {.kind = BulkEdit::Kind::AddTag, .tag = m_addedTag->tag()});
}

void BulkForm::removeTag()
{
    change(tr("Remove tag from %1 annotations"),
           {.kind = BulkEdit::Kind::RemoveTag, .tag = {.text = m_removedTag->value()}});
}

void BulkForm::change(const QString &name, const BulkEdit &edit)
{
    m_workspace.requestKeeping();
    const QList<QUuid> ids = m_workspace.selection();
    const QString step = name.arg(QLocale().toString(ids.size()));
    m_result->setText(tr("Changing…"));
    m_planning = inBackground<BulkPlan>(
        [step, ids, edit, all = m_workspace.curation()->allAnnotations()] {
            return curation::planBulk(step, ids, all, edit);
        },
        [this](BulkPlan plan) {
            m_planning.reset();
            const auto told =
                std::make_shared<const BulkPlan>(BulkPlan{{plan.step.name}, plan.unchanged, plan.leftOut});
            const auto changed = qsizetype(plan.step.changes.size());
            m_workspace.make(std::move(plan.step), [self = QPointer(this), told, changed] {
                if (self)
                    self->tell(*told, changed);
            });
        });
    update();
}

/// Nothing is left out in silence.
void BulkForm::tell(const BulkPlan &plan, qsizetype changed)
{
    const QLocale locale;
    QStringList sentences;
    sentences += changed == 1 ? tr("1 annotation was changed.")
                              : tr("%1 annotations were changed.").arg(locale.toString(changed));
    if (plan.unchanged > 0)
        sentences += tr("%1 had nothing to change.").arg(locale.toString(plan.unchanged));
    for (auto each = plan.leftOut.cbegin(); each != plan.leftOut.cend(); ++each)
        sentences += tr("%1 %2 were left as they are.").arg(locale.toString(each.value()), each.key());
    m_result->setText(sentences.join(u' '));
    update();
}

} // namespace kader::ui
