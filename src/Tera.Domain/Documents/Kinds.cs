namespace Tera.Documents;

/// <summary>How far the paper of a revision is.</summary>
public enum RevisionState
{
    /// <summary>Frozen; its PDF is being printed.</summary>
    Pending,

    /// <summary>Its PDF is there and may be initialled and signed.</summary>
    Ready,

    /// <summary>Printing failed for good; an operator has to look.</summary>
    Failed,

    /// <summary>A later revision counts instead.</summary>
    Superseded,
}

/// <summary>What a mark on a document means.</summary>
public enum SignatureKind
{
    /// <summary>Paraf: the official has seen the draft and agrees; binds nobody outside.</summary>
    Initial,

    /// <summary>Tanda tangan: binds the agency.</summary>
    Signature,
}

/// <summary>What became of a letter number.</summary>
public enum LetterState
{
    /// <summary>Taken, on a document that is not signed yet.</summary>
    Reserved,

    /// <summary>On a document that was signed or sent.</summary>
    Issued,

    /// <summary>Never used; the reason stays in the register, so that the series has no gap.</summary>
    Void,
}

/// <summary>Who a letter goes to.</summary>
public enum RecipientKind
{
    /// <summary>Yth.: the addressee.</summary>
    To,

    /// <summary>Tembusan: gets a copy.</summary>
    Copy,
}

/// <summary>By what way a letter leaves.</summary>
public enum DispatchChannel
{
    /// <summary>SRIKANDI, the national application for letters.</summary>
    Srikandi,

    /// <summary>A messenger with a receipt book.</summary>
    Courier,

    /// <summary>Official mail address.</summary>
    Mail,

    /// <summary>Handed over in person.</summary>
    InPerson,

    /// <summary>Postal service.</summary>
    Post,
}

/// <summary>Whether an archived thing is the original.</summary>
public enum CopyLevel
{
    /// <summary>Asli.</summary>
    Original,

    /// <summary>Salinan.</summary>
    Copy,

    /// <summary>Tembusan.</summary>
    CarbonCopy,
}

/// <summary>On what an archived thing is kept.</summary>
public enum ArchiveMedium
{
    /// <summary>Files.</summary>
    Electronic,

    /// <summary>Paper.</summary>
    Paper,

    /// <summary>Both.</summary>
    Both,
}

/// <summary>What happens when the retention ends; never carried out by a program.</summary>
/// <remarks>Source: UU 43/2009, article 48; PP 28/2012, article 53.</remarks>
public enum RetentionFate
{
    /// <summary>Permanen: kept for ever.</summary>
    Permanent,

    /// <summary>Musnah: may be destroyed by the formal procedure.</summary>
    Destroy,

    /// <summary>Dinilai kembali: judged again.</summary>
    Review,
}

/// <summary>Who may see a letter, or an archived thing.</summary>
/// <remarks>Source: Permendagri 1/2023: B, T, R, SR.</remarks>
public enum AccessClass
{
    /// <summary>Biasa.</summary>
    Ordinary,

    /// <summary>Terbatas.</summary>
    Limited,

    /// <summary>Rahasia.</summary>
    Secret,

    /// <summary>Sangat rahasia.</summary>
    TopSecret,
}

/// <summary>Where the follow-up of a meeting's decision stands.</summary>
public enum FollowUpStanding
{
    /// <summary>Nobody has reported yet.</summary>
    Open,

    /// <summary>Begun; the latest report says how far.</summary>
    UnderWay,

    /// <summary>Carried out.</summary>
    Done,

    /// <summary>Will not be carried out, with a reason, by who chaired or heads the agency.</summary>
    Dropped,
}

/// <summary>What is known of a signature that was asked of a signing service.</summary>
public enum SigningAttemptState
{
    /// <summary>On its way; when this stays, the program ended before the answer came.</summary>
    Sent,

    /// <summary>The service may have signed or not.</summary>
    Unknown,

    /// <summary>The signed bytes are here and checked, not yet recorded in the run.</summary>
    Signed,

    /// <summary>Signed and recorded.</summary>
    Recorded,

    /// <summary>The service said no: not signed.</summary>
    Refused,

    /// <summary>Somebody found out that it was not signed, and said how.</summary>
    NotSigned,
}
