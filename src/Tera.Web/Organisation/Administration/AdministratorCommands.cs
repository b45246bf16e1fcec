using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Shared;

namespace Tera.Organisation.Administration;

/// <summary>Carries out, once, what administrators alone may ask for: offices, people, teams, accounts, calendars, and what holds for the region.</summary>
public sealed class AdministratorCommands(CommandScope commands, CurrentUser current)
{
    /// <param name="command">The wish, made where the form was made.</param>
    /// <param name="process">Its name, lower-case and dotted.</param>
    /// <param name="by">Who; null for the system.</param>
    /// <param name="work">As of <see cref="CommandScope.OnceAsync"/>; not begun for whoever may not.</param>
    /// <param name="ct">Ends waiting, never half a transaction.</param>
    public async Task<Result<Receipt>> OnceAsync(
        CommandId command, string process, SignedInUser? by, Func<CancellationToken, Task<Result<string>>> work, CancellationToken ct) =>
        current.IsSystem(by?.PersonId) || current.Required.Role is AccountRole.Administrator
            ? await commands.OnceAsync(command, process, by?.PersonId.Value, work, ct)
            : AdministrationRejections.NotYours;
}

/// <summary>Why nothing of the administration was changed.</summary>
public static class AdministrationRejections
{
    /// <summary>Whoever sent it is no administrator.</summary>
    public static Rejection NotYours { get; } = new("organisation.administration.not-yours");
}
