namespace Tera.Organisation.Contracts;

/// <summary>A module above counts what waits for somebody, for the main navigation; asked once per page, before rendering.</summary>
public interface IWaitingCount
{
    /// <summary>Address of the section the number stands at: <c>/</c>.</summary>
    string Href { get; }

    Task<int> CountAsync(SignedInUser user, CancellationToken ct);
}
