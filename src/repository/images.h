#pragma once

#include "repository/imageaccess.h"
#include "repository/repository.h"

namespace kader::repository {

/// What became of the wish to see a dataset's images.
struct ImageAnswer {
    ImageAccess access;
    std::optional<Document> manifest = {}; ///< When open.
    std::optional<Error> error = {};       ///< When there is no manifest: what to say, with its kind and place.
};

/// Asks for a dataset's manifest and tells why there is none. Nothing is asked for that the record says is closed. A
/// manifest that is not there although files look like images makes it ask, unless for a harvest, whether the image
/// service is on at all.
[[nodiscard]] JobHandle images(const Service &service, const Dataset &dataset,
                               std::function<void(const ImageAnswer &)> done);

/// A file that works as an image by itself, with its info.json.
struct FileImage {
    File file;
    Document info;
};

/// A file that was left out, and why, in a sentence.
struct FileFault {
    File file;
    QString reason;
    bool isMissed = true; ///< False for what by its name is no image.
    /// Whether one such file is enough to break the manifest of its dataset: a link, or one that the service can't
    /// read.
    bool breaksManifest = false;
    bool mayPass = false; ///< Another try may bring it.
};

struct FileImages {
    QList<FileImage> images = {}; ///< In the order of the files.
    QList<FileFault> faults = {};

    /// Whether the files tell why there is no manifest; otherwise the service may just have stumbled.
    [[nodiscard]] bool explainBrokenManifest() const;
};

/// For a dataset whose manifest is broken: asks file after file, one at a time, for its info.json. Files that are no
/// images by their name are not asked for. Refused for what the record says is closed; fails when the network does.
class FileImagesJob final : public Job {
public:
    using Progress = std::function<void(int done, int total)>;

    /// `progress` must not, `done` may destroy this. Neither is called from inside.
    FileImagesJob(Service service, Dataset dataset, Progress progress, Done<FileImages> done);

private:
    void askNext();
    void take(const File &file, const Result<net::Response> &response);
    void leaveOut(const FileFault &fault) { m_found.faults << fault; }
    void end(Result<FileImages> result);

    Service m_service;
    QList<File> m_candidates;
    Progress m_progress;
    Done<FileImages> m_done;
    FileImages m_found;
    int m_next = 0;
    JobHandle m_current;
};

} // namespace kader::repository
