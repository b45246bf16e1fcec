using NodaTime;
using Tera.Organisation;

namespace Tera.Documents.Contracts;

/// <summary>Gives people of the demonstration region certificates, all opened by one passphrase that is told at the start.</summary>
/// <remarks>For trying out only: everybody knows the passphrase, that of the authority too.</remarks>
public sealed class DemonstrationCertificates(CertificateOffice office)
{
    /// <summary>What a demonstration signer types.</summary>
    public const string Passphrase = "tanda-tangan-contoh";

    /// <summary>Whether certificates could be made as of a moment: not when the authority is younger than that.</summary>
    public async Task<bool> ReachBackToAsync(Instant moment, CancellationToken ct) => await office.AuthoritySinceAsync(ct) is not { } since || since <= moment;

    /// <summary>Makes what is missing, in the region of the scope; doing it again changes nothing. Half a second for each new one.</summary>
    public async Task EnsureAsync(IEnumerable<PersonId> signers, CancellationToken ct)
    {
        using Platform.Signing.Passphrase authority = new(Passphrase), own = new(Passphrase);
        await office.EnsureAuthorityAsync(authority, ct);
        foreach (var signer in signers.Distinct())
        {
            if ((await office.IssueAsync(signer, authority, own, ct)).Rejection is { } no)
            {
                throw new InvalidOperationException($"The demonstration's certificate of {signer} was refused: {no.Code}.");
            }
        }
    }
}
