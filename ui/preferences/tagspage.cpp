#include "ui/preferences/tagspage.h"

#include "ui/shared/askforfile.h"
#include "ui/shared/vocabularyfile.h"
#include "ui/theme/theme.h"

#include <QDir>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

TagsPage::TagsPage(QWidget *parent)
    : QWidget(parent), m_vocabulary(new VocabularyFile(this)), m_file(new QLabel), m_state(new QLabel),
      m_choose(new QPushButton(tr("C&hoose a file…"))), m_forget(new QPushButton(tr("&Use none")))
{
    auto *why = new QLabel(tr("Tags are offered as you type: those in use in the curation, and those of a vocabulary "
                              "file. That is a CSV with a column tag, and perhaps label, uri and language. It is "
                              "read again when it has changed."));
    why->setWordWrap(true);
    Theme::makeSecondary(why);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 16, 4, 8);
    layout->setSpacing(12);
    layout->addWidget(why);
    addFields();
    layout->addStretch(1);
    connect(m_choose, &QPushButton::clicked, this, &TagsPage::ask);
    connect(m_forget, &QPushButton::clicked, this, [this] {
        VocabularyFile::choose({});
        m_vocabulary->look();
    });
    connect(m_vocabulary, &VocabularyFile::changed, this, &TagsPage::update);
    update();
}

void TagsPage::addFields()
{
    m_file->setObjectName(u"vocabulary-path"_s);
    m_state->setObjectName(u"vocabulary-state"_s);
    for (QLabel *label : {m_file, m_state}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_file->setAccessibleName(tr("Vocabulary file"));
    m_state->setAccessibleName(tr("What is in the vocabulary file"));
    m_choose->setObjectName(u"vocabulary-choose"_s);
    m_forget->setObjectName(u"vocabulary-forget"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *button : {m_choose, m_forget}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(12);
    form->setLabelAlignment(Qt::AlignRight);
    form->addRow(tr("File"), m_file);
    form->addRow(tr("Tags"), m_state);
    form->addRow(QString(), buttons);
    static_cast<QVBoxLayout *>(layout())->addLayout(form);
}

void TagsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_vocabulary->look();
}

void TagsPage::ask()
{
    askForFile(window(),
               {.name = u"vocabulary-file"_s,
                .title = tr("Choose a file with tags"),
                .filters = tr("Tables (*.csv *.tsv *.txt);;All files (*)")},
               [this](const QString &path) {
                   VocabularyFile::choose(path);
                   m_vocabulary->look();
               });
}

void TagsPage::update()
{
    const QString path = VocabularyFile::path();
    m_file->setText(path.isEmpty() ? tr("none") : QDir::toNativeSeparators(path));
    m_state->setText(m_vocabulary->state().isEmpty() ? tr("those in use") : m_vocabulary->state());
    m_forget->setVisible(!path.isEmpty());
}

} // namespace kader::ui
