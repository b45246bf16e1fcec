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
        var letter = await db.Set<Letter>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == revision.LetterId, ct);
        var code = revision.VerificationCode;
        return new(
            revision.Id,
            revision.SourceId,
            artifact.RunId,
            artifact.AgencyId,
            revision.Title,
            letter?.Text,
            revision.FrozenOn,
            code.Printed,
            address.Value.PublicUrl.TrimEnd('/') + DocumentLinks.Verification(code))
        {
            // What is out before it is printed is signed with a pen.
            ThroughBsre = DocumentWords.SignedKinds.Contains(artifact.Kind) && letter is not { State: LetterState.Issued } && await db.Set<SigningServiceRow>().AnyAsync(row => row.Enabled, ct),
            Wording = await wordings.OfAsync(revision, artifact.Kind, ct),
            At = revision.FrozenAt,
            Signer = revision.Signer,
            InName = revision.InName,
        };
    }
}
