using System.Globalization;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Contracts;

/// <summary>A task's name as one word of an address or a form: <c>isi.1.2.unit:…</c>.</summary>
public static class TaskKeyText
{
    public static string Write(TaskKey task) =>
        string.Create(CultureInfo.InvariantCulture, $"{task.Step}.{task.Act}.{task.Round}.{task.Slot}");

    /// <summary>Null for what no form of ours has sent.</summary>
    public static TaskKey? Read(string? text)
    {
        var parts = (text ?? "").Split('.', 4);
        return parts.Length == 4
            && KeyFormat.IsValid(parts[0])
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var act)
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var round)
            ? new TaskKey(new(parts[0]), act, round, new(parts[3]))
            : null;
    }
}
