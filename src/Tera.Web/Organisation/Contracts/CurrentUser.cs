namespace Tera.Organisation.Contracts;

/// <summary>Who is signed in to this request; there before the page renders, since components render concurrently and must not query.</summary>
public sealed class CurrentUser
{
    /// <summary>Null for who is not signed in, and on pages open to all.</summary>
    public SignedInUser? Value { get; private set; }

    /// <exception cref="InvalidOperationException">Nobody is signed in; pages behind the sign-in never see this.</exception>
    public SignedInUser Required => Value ?? throw new InvalidOperationException("Nobody is signed in to this request.");

    /// <summary>Whether a command acts for the system, which nobody signs in for: the seed, verbs, jobs.</summary>
    /// <param name="actor">Whom the command names; null for the system.</param>
    /// <exception cref="InvalidOperationException">It names somebody else than whoever is signed in, or nobody while somebody is: a fault of the program.</exception>
    public bool IsSystem(PersonId? actor) =>
        actor == Value?.PersonId ? actor is null : throw new InvalidOperationException("A command acts for whoever is signed in, and for nobody else.");

    internal void Enter(SignedInUser user) => Value = user;
}
