#include "ui/metadata/metadatapane.h"

#include "enrichment/profile.h"
#include "ui/metadata/metadatamodel.h"
#include "ui/metadata/metadatatable.h"
#include "ui/metadata/recordsummary.h"
#include "ui/shared/annotationchoices.h"
#include "ui/shared/emptystate.h"
#include "ui/workspace/workspace.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

/// Languages that an entry can be in; `none` says that it is in no language.
QList<Choice> entryLanguages()
{
    QList<Choice> choices = languageChoices();
    choices.last().value = u"none"_s;
    return choices;
}

constexpr int leastLanguageWidth = 80;

} // namespace

MetadataPane::MetadataPane(Workspace &workspace, Actions &, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_model(new MetadataModel(workspace, this)),
      m_empty(new EmptyState(this)), m_content(new QWidget(this)), m_record(new RecordSummary(m_content)),
      m_table(new MetadataTable(*m_model, m_content)), m_whole(new QPlainTextEdit(m_content)),
      m_notes(new QLabel(m_content))
{
    setObjectName(u"metadata-pane"_s);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_whole->setObjectName(u"metadata-whole"_s);
    m_whole->setAccessibleName(tr("The chosen field as a whole"));
    m_whole->setReadOnly(true);
    m_whole->setTabChangesFocus(true);
    m_whole->setFixedHeight(m_whole->fontMetrics().lineSpacing() * 6 + 12);
    m_notes->setObjectName(u"metadata-notes"_s);
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setWordWrap(true);
    arrange();
    connect(&workspace, &Workspace::sourceChanged, this, &MetadataPane::showRecord);
    connect(m_model, &MetadataModel::planned, this, &MetadataPane::showPlan);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &MetadataPane::showWhole);
    showRecord();
    showPlan();
}

void MetadataPane::arrange()
{
    auto *content = new QVBoxLayout(m_content);
    content->setContentsMargins({});
    content->setSpacing(0);
    content->addWidget(m_record);
    content->addWidget(makeOptions());
    content->addWidget(m_table, 1);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(12, 8, 12, 10);
    foot->setSpacing(8);
    foot->addWidget(m_notes);
    foot->addWidget(m_whole);
    content->addLayout(foot);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_content);
    layout->addWidget(m_empty);
}

QWidget *MetadataPane::makeOptions()
{
    auto *options = new QWidget(m_content);
    auto *row = new QHBoxLayout(options);
    row->setContentsMargins(12, 6, 12, 6);
    m_overwrite = new QCheckBox(tr("&Replace what is there"), options);
    m_overwrite->setObjectName(u"metadata-overwrite"_s);
    m_overwrite->setToolTip(tr("Where the manifest says something else, the record wins."));
    auto *name = new QLabel(tr("&In"), options);
    name->setForegroundRole(QPalette::PlaceholderText);
    m_language = new ChoiceBox(entryLanguages(), options);
    m_language->setObjectName(u"metadata-language"_s);
    m_language->setAccessibleName(tr("Language of what is added"));
    m_language->setMinimumWidth(leastLanguageWidth); // gives way to the words beside it
    name->setBuddy(m_language);
    row->addWidget(m_overwrite);
    row->addStretch();
    row->addWidget(name);
    row->addWidget(m_language);

    connect(m_overwrite, &QCheckBox::clicked, this, [this](bool isOn) {
        enrichment::Profile profile = m_model->profile();
        profile.overwrite = isOn;
        m_model->setProfile(profile);
    });
    connect(m_language, &ChoiceBox::finished, this, [this](const QString &language) {
        enrichment::Profile profile = m_model->profile();
        profile.language = language;
        if (enrichment::isLanguageKey(language))
            m_model->setProfile(profile);
        else
            m_language->show(m_model->profile().language);
    });
    return options;
}

void MetadataPane::showRecord()
{
    const curation::SourcePtr source = m_workspace.source();
    if (source && source->record)
        m_record->show(*source->record);
    else
        m_record->clear();
}

void MetadataPane::showPlan()
{
    const QString &problem = m_model->problem();
    m_empty->say(problem);
    m_empty->setVisible(!problem.isEmpty());
    m_content->setVisible(problem.isEmpty());
    m_overwrite->setChecked(m_model->profile().overwrite);
    m_overwrite->setEnabled(!m_model->isReadOnly());
    m_language->show(m_model->profile().language);
    m_language->setReadOnly(m_model->isReadOnly());
    QStringList notes;
    for (const Diagnostic &diagnostic : m_model->diagnostics())
        notes += diagnostic.message;
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
    showWhole();
}

void MetadataPane::showWhole()
{
    const QModelIndex current = m_table->currentIndex();
    m_whole->setVisible(current.isValid());
    const QString whole = current.data(MetadataModel::WholeRole).toString();
    if (whole != m_whole->toPlainText())
        m_whole->setPlainText(whole);
}

} // namespace kader::ui
