#pragma once

#include "repository/repository.h"

#include <functional>
#include <vector>

namespace kader::repository {

/// Finds what a locator leads to by asking one after the other what it could be. The first answer other
/// than “no such thing” counts.
class Resolver final : public Job {
public:
    using Try = std::function<JobHandle(Done<Target>)>;

    /// `name` is what is looked for, as it will be called when it is not found.
    Resolver(QString name, std::vector<Try> tries, Done<Target> done);

private:
    void askNext();

    QString m_name;
    std::vector<Try> m_tries;
    Done<Target> m_done;
    size_t m_next = 0;
    JobHandle m_current;
};

/// What a UUID, number or DOI could be, the likely things first.
[[nodiscard]] std::vector<Resolver::Try> triesFor(const Repository &repository, const Service &service,
                                                  const Locator &locator);

} // namespace kader::repository
