using Tera.Organisation;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;

namespace Tera.Documents.Acts;

/// <summary>Who signs a letter, where and in whose name, as typed.</summary>
internal sealed record LetterSigner(OfficePerson Signer, Pen Pen, SignedInName InName)
{
    public static readonly Input SignerInput = new("PenandaTangan", "Penanda tangan");
    public static readonly Input PenInput = new("CaraTandaTangan", "Tanda tangan");

    public bool SignedHere => Pen is Pen.InTera;

    /// <summary>Null with its faults in the reader. Who writes it signs it himself where nobody is chosen, with a pen where nothing is.</summary>
    public static LetterSigner? Read(FormReader reader, OfficePeople people, PanelContext context)
    {
        var (signer, pen) = (SignerOf(reader, people, context), PenOf(reader));
        var inName = SignedInName.Read(reader, signer?.Post ?? "");
        return signer is null ? null : new(signer, pen, inName);
    }

    /// <summary>What becomes of a task that ends with the letter: its signature in Tera is its last act.</summary>
    public RunCommand Ending(TaskKey task) => SignedHere ? Entrusting(task) : new RunCommand.Complete(task);

    public RunCommand.Entrust Entrusting(TaskKey task) => new(task, Signer.Person, Signer.Post);

    private static OfficePerson? SignerOf(FormReader reader, OfficePeople people, PanelContext context)
    {
        var chosen = reader.Form[SignerInput.Name];
        if (chosen.Length == 0 || chosen == context.User.PersonId.Value.ToString("D"))
        {
            return new(context.User.PersonId, context.User.FullName, context.Holder?.Position ?? "", Rank: null, Nip: null);
        }

        if (people.Find(chosen) is { } signer)
        {
            return signer;
        }

        reader.Fault("documents.form.not-chosen", SignerInput, SignerInput.Label);
        return null;
    }

    private static Pen PenOf(FormReader reader) => reader.Form[PenInput.Name].Length == 0 ? Pen.Outside : reader.Choice<Pen>(PenInput) ?? Pen.Outside;
}

/// <summary>Where a letter is signed.</summary>
internal enum Pen
{
    /// <summary>With a pen, on what is printed.</summary>
    Outside,

    /// <summary>In Tera, electronically or by its scan: it is out when it is signed.</summary>
    InTera,
}

/// <summary>How a letter that is there already is signed: to begin with when it is written anew.</summary>
public sealed record FormerSigner(PersonId Person, bool SignedHere, string? OnBehalfOf, string? PassedOnBy);
