#include "repository/search.h"

#include "repository/cataloguedata.h"

#include <algorithm>
#include <numeric>
#include <string_view>

namespace kader::repository {

namespace {

using Text = std::string_view;

// How well a term fits an item.
constexpr int titleBegins = 4;
constexpr int titleWordBegins = 3;
constexpr int titleHolds = 2;
constexpr int wordBegins = 1;
constexpr int wholeInTitle = 3; ///< More, for all terms as they were typed side by side.

Text view(const QByteArray &bytes)
{
    return {bytes.constData(), size_t(bytes.size())};
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

/// How well `term` fits the text of an item, which holds it at `first`. Fields begin with a mark, so that there always
/// is something before a hit.
int fit(Text item, size_t titleSize, Text term, size_t first)
{
    if (first == 1)
        return titleBegins;
    int best = 0;
    for (size_t at = first; at != Text::npos; at = item.find(term, at + 1)) {
        const bool isInTitle = at <= titleSize;
        const bool isWord = !isLetter(item[at - 1]);
        if (!isInTitle && best >= titleHolds)
            break;
        best = std::max(best, (isInTitle ? titleHolds : 0) + (isWord ? wordBegins : 0));
        if (best == titleWordBegins || (best == wordBegins && !isInTitle))
            break;
    }
    return best;
}

/// Texts of which each begins where the one before it ends.
class Shelf final {
public:
    Shelf(const QByteArray &text, const std::vector<quint32> &begins) : m_text(view(text)), m_begins(begins) {}

    [[nodiscard]] Text item(size_t place) const
    {
        return m_text.substr(m_begins[place], m_begins[place + 1] - m_begins[place]);
    }

    /// Calls `found` with the place of each text that holds the term, and where in it.
    template <typename Found>
    void forEachWith(Text term, Found found) const
    {
        for (size_t at = m_text.find(term); at != Text::npos;) {
            const auto next = std::upper_bound(m_begins.begin(), m_begins.end(), quint32(at));
            const size_t place = size_t(next - m_begins.begin()) - 1;
            found(place, at - m_begins[place]);
            at = next == m_begins.end() ? Text::npos : m_text.find(term, *next);
        }
    }

private:
    Text m_text;
    const std::vector<quint32> &m_begins;
};

/// The longest one is the rarest, most of the time.
const SearchQuery::Term &rarest(const SearchQuery::Terms &terms)
{
    return *std::max_element(terms.begin(), terms.end(),
                             [](const auto &a, const auto &b) { return a.folded.size() < b.folded.size(); });
}

QByteArray sideBySide(const SearchQuery::Terms &terms)
{
    QByteArray all;
    for (const SearchQuery::Term &term : terms)
        all += (all.isEmpty() ? "" : " ") + term.folded;
    return all;
}

/// The best marks that items get from the alternatives; −1 where none holds.
class Marking final {
public:
    explicit Marking(const Catalogue::Data &data)
        : m_data(data), m_shelf(data.text, data.textBegins), m_marks(data.items.size(), -1)
    {}

    void mark(const SearchQuery::Terms &terms)
    {
        const SearchQuery::Term &first = rarest(terms);
        const QByteArray whole = terms.size() > 1 ? sideBySide(terms) : QByteArray();
        m_shelf.forEachWith(view(first.folded), [&](size_t place, size_t at) {
            const Text item = m_shelf.item(place);
            int sum = fit(item, m_data.titleSizes[place], view(first.folded), at);
            for (const SearchQuery::Term &term : terms) {
                if (&term == &first)
                    continue;
                const size_t other = item.find(view(term.folded));
                if (other == Text::npos)
                    return;
                sum += fit(item, m_data.titleSizes[place], view(term.folded), other);
            }
            if (!whole.isEmpty()) {
                const size_t together = item.substr(0, m_data.titleSizes[place] + 1).find(view(whole));
                sum += together == Text::npos ? 0 : together == 1 ? 2 * wholeInTitle : wholeInTitle;
            }
            // The same for few words as for many.
            m_marks[place] = std::max(m_marks[place], sum * 12 / int(terms.size()));
        });
    }

    /// Equal marks keep the order of the catalogue.
    [[nodiscard]] std::vector<quint32> bestFirst() const
    {
        std::vector<quint32> found;
        for (size_t place = 0; place < m_marks.size(); ++place) {
            if (m_marks[place] >= 0)
                found.push_back(quint32(place));
        }
        std::stable_sort(found.begin(), found.end(), [this](quint32 a, quint32 b) { return m_marks[a] > m_marks[b]; });
        return found;
    }

private:
    const Catalogue::Data &m_data;
    Shelf m_shelf;
    std::vector<int> m_marks;
};

} // namespace

std::vector<quint32> search(const Catalogue &catalogue, const SearchQuery &query)
{
    std::vector<quint32> all(size_t(catalogue.size()));
    if (query.isEmpty()) {
        std::iota(all.begin(), all.end(), 0U);
        return all;
    }
    Marking marking(catalogue.data());
    for (const SearchQuery::Terms &terms : query.alternatives())
        marking.mark(terms);
    return marking.bestFirst();
}

std::vector<quint32> searchAuthors(const Catalogue &catalogue, const SearchQuery &query)
{
    const Catalogue::Data &data = catalogue.data();
    const Shelf shelf(data.names, data.nameBegins);
    std::vector<quint32> found;
    for (const SearchQuery::Terms &terms : query.alternatives()) {
        const SearchQuery::Term &first = rarest(terms);
        shelf.forEachWith(view(first.folded), [&](size_t place, size_t) {
            const Text name = shelf.item(place);
            const bool holds = std::all_of(terms.begin(), terms.end(), [name](const SearchQuery::Term &term) {
                return name.find(view(term.folded)) != Text::npos;
            });
            if (holds)
                found.push_back(quint32(place));
        });
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::stable_sort(found.begin(), found.end(), [&](quint32 a, quint32 b) {
        return catalogue.datasetsOf(a).size() > catalogue.datasetsOf(b).size();
    });
    return found;
}

} // namespace kader::repository
