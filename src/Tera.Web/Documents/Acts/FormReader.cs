using NodaTime;
using NodaTime.Text;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Documents.Acts;

/// <summary>An input of a panel.</summary>
/// <param name="Name">As it is posted.</param>
/// <param name="Label">As the user reads it.</param>
internal sealed record Input(string Name, string Label)
{
    /// <summary>One of several rows of the same input.</summary>
    public Input Row(int at) => this with { Name = FormattableString.Invariant($"{Name}.{at}") };
}

/// <summary>Where a fault stands; the last argument of a rejection about an input, not part of its sentence.</summary>
internal sealed record AtInput(string Name);

/// <summary>Reads a posted form and notes everything that is wrong with it.</summary>
internal sealed class FormReader(PanelForm form)
{
    public PanelForm Form => form;

    public List<Rejection> Faults { get; } = [];

    public void Fault(string code, Input at, params object[] arguments) => Faults.Add(new Rejection(code, [.. arguments, new AtInput(at.Name)]));

    public string Required(Input input, int longest)
    {
        var text = Within(input, longest);
        if (text.Length == 0)
        {
            Fault("documents.form.missing", input, input.Label);
        }

        return text;
    }

    /// <summary>The text; null when nothing was typed.</summary>
    public string? Optional(Input input, int longest) => Within(input, longest) is { Length: > 0 } text ? text : null;

    public LocalDate? Date(Input input, bool required)
    {
        var typed = form[input.Name];
        if (typed.Length == 0)
        {
            Missing(input, required);
            return null;
        }

        var read = LocalDatePattern.Iso.Parse(typed);
        if (!read.Success)
        {
            Fault("documents.form.date-invalid", input, input.Label);
            return null;
        }

        return read.Value;
    }

    public LocalTime? Clock(Input input, bool required)
    {
        var typed = form[input.Name];
        if (typed.Length == 0)
        {
            Missing(input, required);
            return null;
        }

        if (TypedClock.Read(typed) is not { } read)
        {
            Fault("documents.form.time-invalid", input, input.Label);
            return null;
        }

        return read;
    }

    /// <summary>One thing on each line; empty lines count for nothing.</summary>
    public IReadOnlyList<string> Lines(Input input, int most, int longest)
    {
        IReadOnlyList<string> lines = [.. form[input.Name].Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
        if (lines.Count > most)
        {
            Fault("documents.form.too-many-lines", input, input.Label, most, lines.Count);
        }

        if (lines.Any(line => line.Length > longest))
        {
            Fault("documents.form.line-too-long", input, input.Label, longest);
        }

        return lines;
    }

    public TEnum? Choice<TEnum>(Input input)
        where TEnum : struct, Enum
    {
        if (Enum.TryParse<TEnum>(form[input.Name], out var chosen) && Enum.IsDefined(chosen))
        {
            return chosen;
        }

        Fault("documents.form.not-chosen", input, input.Label);
        return null;
    }

    private string Within(Input input, int longest)
    {
        var text = form[input.Name].Replace("\r\n", "\n", StringComparison.Ordinal);
        if (text.Length > longest)
        {
            Fault("documents.form.too-long", input, input.Label, longest, text.Length);
        }

        return text;
    }

    private void Missing(Input input, bool required)
    {
        if (required)
        {
            Fault("documents.form.missing", input, input.Label);
        }
    }
}
