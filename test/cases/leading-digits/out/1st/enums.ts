/** Enum 1st.3d_kind. */
export type _3dKind = "1" | "01" | "2nd" | "3.5";
