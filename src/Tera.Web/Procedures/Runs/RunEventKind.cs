using System.Collections.Frozen;
using System.Text.Json;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Runs;

/// <summary>The word under which an event is kept and counted: <c>submission-returned</c>.</summary>
internal static class RunEventKind
{
    /// <summary>Once for each kind: a verifier asks it of every event there is.</summary>
    private static readonly FrozenDictionary<Type, string> Words = typeof(RunEvent).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(RunEvent)))
        .ToFrozenDictionary(type => type, type => JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name));

    public static string Of(RunEvent happened) => Words[happened.GetType()];
}
