#include "repository/images.h"

#include "base/tr.h"
#include "repository/filekind.h"
#include "repository/json.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kader::repository {

namespace {

using State = ImageAccess::State;
using Tell = std::function<void(const ImageAnswer &)>;

constexpr int mostFiles = 2000;
constexpr qint64 largestInfo = 4 << 20;

ImageAnswer refused(State state, const QString &sentence, ErrorKind kind, const Place &place = {})
{
    return {.access = {state, {}, sentence}, .error = Error{kind, sentence, place}};
}

bool hasCandidates(const Dataset &dataset)
{
    return std::any_of(dataset.files.begin(), dataset.files.end(), mayHaveImage);
}

ImageAnswer noImages(const Place &place)
{
    return refused(State::NoImages, Tr::tr("This dataset has no image that the repository can show."),
                   ErrorKind::NotFound, place);
}

/// Whether the image service answers at all. What is no UUID is refused with 400 by one that does, at no cost.
JobHandle probeService(const Service &service, std::function<void(bool)> tell)
{
    return service.client->fetch(service.get(u"/iiif/v3/-/info.json"_s),
                                 [tell = std::move(tell)](const Result<net::Response> &response) {
                                     tell(!response || response->status != 404);
                                 });
}

/// What a manifest's answer means; nothing when that needs another question.
std::optional<ImageAnswer> meaning(const Dataset &dataset, const Result<Document> &document, int status)
{
    if (document)
        return ImageAnswer{.access = {}, .manifest = *document};
    const Error &error = document.error();
    if (status == 500) {
        ImageAnswer answer = refused(State::BrokenManifest, brokenManifest(dataset), ErrorKind::Network, error.place);
        return answer;
    }
    if (status == 401 || status == 403)
        return refused(State::Restricted, error.message, error.kind, error.place);
    if (status == 404 && !hasCandidates(dataset))
        return noImages(error.place);
    if (status == 404)
        return std::nullopt;
    return ImageAnswer{.access = {State::Unknown, {}, error.message}, .error = error};
}

} // namespace

JobHandle images(const Service &service, const Dataset &dataset, Tell done)
{
    const ImageAccess access = imageAccess(dataset);
    if (!access.mayAsk()) {
        const ErrorKind kind = access.state == State::MetadataOnly ? ErrorKind::NotFound : ErrorKind::Refused;
        const ImageAnswer answer{.access = access, .error = Error{kind, access.sentence}};
        return later([answer, done = std::move(done)] { done(answer); });
    }
    if (dataset.uuid.isEmpty()) {
        const QString sentence = Tr::tr("The record does not say which dataset it belongs to.");
        return later(
            [answer = refused(State::Unknown, sentence, ErrorKind::Usage), done = std::move(done)] { done(answer); });
    }
    auto job = std::make_unique<Sequence>();
    const auto tell = [service, dataset, job = job.get(), done](const Result<Document> &document, int status) {
        if (const std::optional<ImageAnswer> answer = meaning(dataset, document, status))
            return done(*answer);
        if (service.manner.retry == net::Retry::Harvest) // Of hundreds of datasets, for a better sentence at most.
            return done(noImages(document.error().place));
        job->current = probeService(service, [done, place = document.error().place](bool isOn) {
            done(isOn ? noImages(place)
                      : refused(State::IiifOff,
                                Tr::tr("This repository has its image service (IIIF) switched off; its images can't be "
                                       "seen."),
                                ErrorKind::Unsupported, place));
        });
    };
    job->current = fetchManifest(service, dataset, tell);
    return job;
}

bool FileImages::explainBrokenManifest() const
{
    return std::any_of(faults.begin(), faults.end(), [](const FileFault &fault) { return fault.breaksManifest; });
}

FileImagesJob::FileImagesJob(Service service, Dataset dataset, Progress progress, Done<FileImages> done)
    : m_service(std::move(service)), m_progress(std::move(progress)), m_done(std::move(done))
{
    const ImageAccess access = imageAccess(dataset);
    if (!access.mayAsk()) {
        m_current = later([this, access] { end(failure(ErrorKind::Refused, access.sentence)); });
        return;
    }
    for (const File &file : dataset.files) {
        if (file.isLinkOnly)
            leaveOut({.file = file, .reason = Tr::tr("It is only a link to elsewhere."), .breaksManifest = true});
        else if (!mayHaveImage(file))
            leaveOut({.file = file, .reason = Tr::tr("By its name it is no image."), .isMissed = false});
        else if (file.uuid.isEmpty() || m_candidates.size() >= mostFiles)
            leaveOut({file, Tr::tr("It was not looked at.")});
        else
            m_candidates << file;
    }
    if (m_candidates.isEmpty())
        m_current = later([this] { end(m_found); });
    else
        askNext();
}

void FileImagesJob::askNext()
{
    const File &file = m_candidates.at(m_next++);
    net::Request request = m_service.get(u"/iiif/v3/%1/info.json"_s.arg(file.uuid));
    request.maxBytes = largestInfo;
    request.inactivity = std::chrono::minutes(2); // The service opens the whole file.
    m_current =
        m_service.client->fetch(request, [this, file](const Result<net::Response> &response) { take(file, response); });
}

void FileImagesJob::take(const File &file, const Result<net::Response> &response)
{
    if (!response && response.error().kind == ErrorKind::Offline)
        return end(tl::unexpected(response.error()));
    if (!response)
        leaveOut({.file = file, .reason = response.error().message, .mayPass = true});
    else if (response->status == 404)
        leaveOut({file, Tr::tr("The repository can't show it as an image.")});
    else if (response->status == 500 && response->isSteady)
        leaveOut({.file = file,
                  .reason = Tr::tr("The repository can't read it; it may be missing there."),
                  .breaksManifest = true});
    else if (const auto good = net::requireSuccess(*response); !good)
        leaveOut({.file = file, .reason = good.error().message, .mayPass = good.error().kind == ErrorKind::Network});
    else if (const auto object = readObject(response->body); !object)
        leaveOut({.file = file, .reason = object.error().message, .mayPass = true});
    else
        m_found.images << FileImage{file, Document{response->body, response->finalAddress}};
    if (m_progress)
        m_progress(m_next, int(m_candidates.size()));
    if (m_next < m_candidates.size())
        askNext();
    else
        end(m_found);
}

void FileImagesJob::end(Result<FileImages> result)
{
    const auto done = std::move(m_done); // Whoever is told may destroy this job.
    done(std::move(result));
}

} // namespace kader::repository
