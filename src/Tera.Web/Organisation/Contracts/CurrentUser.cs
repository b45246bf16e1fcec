namespace Tera.Organisation.Contracts;

/// <summary>Who is signed in to this request; there before the page renders, since components render concurrently and must not query.</summary>
public sealed class CurrentUser
{
    /// <summary>Null for who is not signed in, and on pages open to all.</summary>
    public SignedInUser? Value { get; private set; }

    /// <exception cref="InvalidOperationException">Nobody is signed in; pages behind the sign-in never see this.</exception>
    public SignedInUser Required => Value ?? throw new InvalidOperationException("Nobody is signed in to this request.");

    internal void Enter(SignedInUser user) => Value = user;
}
