using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tera.Documents.Bsre;
using Tera.Documents.Contracts;
using Tera.Documents.Letters;
using Tera.Documents.Wordings;
using Tera.Platform;
using Tera.Platform.Data;

namespace Tera.Documents.Artifacts;

/// <summary>Reads what a frozen revision bears on its paper.</summary>
public sealed class PaperHeaders(TeraDbContext db, WordingReader wordings, IOptions<PublicAddressOptions> address)
{
    public async Task<PaperHeader> OfAsync(Revision revision, CancellationToken ct)
    {
        var artifact = await db.Set<Artifact>().AsNoTracking().SingleAsync(row => row.Id == revision.ArtifactId, ct);
        var number = revision.LetterId is { } letter
            ? await db.Set<Letter>().Where(row => row.Id == letter).Select(row => row.Text).SingleAsync(ct)
            : null;
        var code = revision.VerificationCode;
        return new(
            revision.Id,
            revision.SourceId,
            artifact.RunId,
            artifact.AgencyId,
            revision.Title,
            number,
            revision.FrozenOn,
            code.Printed,
            address.Value.PublicUrl.TrimEnd('/') + DocumentLinks.Verification(code))
        {
            ThroughBsre = DocumentWords.SignedKinds.Contains(artifact.Kind) && await db.Set<SigningServiceRow>().AnyAsync(row => row.Enabled, ct),
            Wording = await wordings.OfAsync(revision, artifact.Kind, ct),
            At = revision.FrozenAt,
            Signer = revision.Signer,
        };
    }
}
