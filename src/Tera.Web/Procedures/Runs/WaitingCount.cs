using Tera.Organisation.Contracts;
using Tera.Procedures.Contracts;

namespace Tera.Procedures.Runs;

/// <summary>The number beside Beranda.</summary>
internal sealed class WaitingCount(Inbox inbox) : IWaitingCount
{
    public string Href => "/";

    public Task<int> CountAsync(SignedInUser user, CancellationToken ct) => inbox.CountAsync(user.PersonId, ct);
}
