using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tera.Platform.Components;
using Tera.Platform.Texts;
using Tera.Shared;

namespace Tera.Procedures;

/// <summary>A page about an SOP with forms: reads what was posted, keeps it after a refusal, and tells every fault at its field.</summary>
public abstract class SopFormPage(Sentences sentences) : WholeComponent
{
    [CascadingParameter]
    protected HttpContext Http { get; set; } = null!;

    /// <summary>The refused form; null on a first showing.</summary>
    protected IFormCollection? Posted { get; private set; }

    protected Faults Faults { get; private set; } = Faults.None;

    protected CancellationToken Aborted => Http.RequestAborted;

    /// <summary>The command of the refused form, so that sending it again is the same command.</summary>
    protected Guid? PostedCommand => Posted is null ? null : Command(Posted).Value;

    /// <summary>What was typed before a refusal, else what is there.</summary>
    protected string Typed(string field, string? otherwise = "") => Posted is null ? otherwise ?? "" : Posted[field].ToString();

    /// <summary>Whether a box was ticked before a refusal, else as given.</summary>
    protected bool Ticked(string field, bool otherwise = false) => Posted is null ? otherwise : Posted[field].Contains("true");

    protected string Sentence(Rejection no) => sentences.For(no);

    protected void Refuse(IFormCollection form, params IEnumerable<(string? Field, Rejection No)> faults)
    {
        Posted = form;
        Faults = Faults.Of(faults.Select(fault => new Fault(fault.Field, sentences.For(fault.No))));
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    protected static CommandId Command(IFormCollection form) =>
        Guid.TryParse(form[CommandFields.CommandName], out var command) ? new(command) : CommandId.New();

    protected static int? Seen(IFormCollection form) =>
        int.TryParse(form[CommandFields.SeenName], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : null;

    /// <summary>A field, trimmed; null when nothing was typed.</summary>
    protected static string? Text(IFormCollection form, string field) => form[field].ToString().Trim() is { Length: > 0 } text ? text : null;
}
