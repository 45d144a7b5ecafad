/** Enum colliding.UserIdRow. */
export type UserIdRow_ = "b";

/** Enum colliding.user_id_row. */
export type UserIdRow2 = "a";
