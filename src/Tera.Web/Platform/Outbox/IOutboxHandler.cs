namespace Tera.Platform.Outbox;

/// <summary>Does one kind of work of the outbox, in a scope that has entered the region.</summary>
/// <remarks>
/// The same content may come again, after a crash between the work and the note that it is done: handling it twice must come to the
/// same as once.
/// </remarks>
public interface IOutboxHandler
{
    /// <summary>As in <see cref="OutboxItem.Channel"/>.</summary>
    string Channel { get; }

    /// <summary>Does it; an exception means: try again later.</summary>
    Task HandleAsync(string content, CancellationToken ct);

    /// <summary>Notes where people see it that it will not be tried again.</summary>
    /// <param name="content">The work.</param>
    /// <param name="error">Why, for an operator.</param>
    /// <param name="ct">Ends waiting.</param>
    Task GiveUpAsync(string content, string error, CancellationToken ct);
}
